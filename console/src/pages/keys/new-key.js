import { useState } from "preact/hooks";
import { post } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { boundSet } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Check, Field } from "../../parts/field.js";
import { ProblemBox } from "../../parts/problem.js";
import { Select } from "../../parts/select.js";
import { route } from "../../state/router.js";
import { sets } from "../../state/sets.js";
import { texts } from "../../texts.js";

const said = texts.keys.create;
const DAY = 86_400_000;

/** @param {{onClose: () => void, onMade: (made: import("./index.js").Made) => void}} properties */
export function NewKey({ onClose, onMade }) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState(/** @type {string[]} */ (["evaluate"]));
  const [flagSet, setFlagSet] = useState(boundSet.value ?? route.value.set ?? "");
  const [days, setDays] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));

  /** @param {string} pointer */
  const faultAt = (pointer) => (problem instanceof Problem ? problem.errors.find((fault) => fault.pointer?.startsWith(pointer))?.detail : undefined);
  const isShown = faultAt("/name") || faultAt("/scopes") || faultAt("/expiresAt");

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const expiresAt = days ? new Date(Date.now() + Number(days) * DAY).toISOString() : null;
    try {
      const { data } = await post("api-keys", { body: { name, scopes, flagSet: flagSet || null, expiresAt } });
      onMade(data);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  const names = (sets.value ?? []).map((set) => ({ value: set.name, label: set.name }));
  const reach = boundSet.value ? names : [{ value: "", label: said.every }, ...names];
  const ends = [{ value: "", label: said.never }, ...[7, 30, 90, 365].map((number) => ({ value: String(number), label: said.inDays(number) }))];
  return html`<${Dialog}
    title=${said.title}
    onClose=${busy ? undefined : onClose}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${busy}>${texts.cancel}<//>
      <${Button} kind="primary" type="submit" form="new-key" busy=${busy} disabled=${!name.trim() || !scopes.length}>${said.action}<//>
    `}
  >
    <form id="new-key" class="stack" onSubmit=${submit}>
      <${Field} label=${said.name} hint=${said.nameHint} error=${faultAt("/name")}>
        ${(/** @type {object} */ input) => html`<input
          ...${input}
          type="text"
          autocomplete="off"
          autofocus
          required
          value=${name}
          onInput=${(/** @type {any} */ event) => setName(event.target.value)}
        />`}
      <//>
      <fieldset class="scope-choice">
        <legend>${said.scopes}</legend>
        ${Object.entries(texts.keys.what).map(
          ([scope, what]) => html`<${Check}
            key=${scope}
            label=${scope}
            hint=${what}
            checked=${scopes.includes(scope)}
            onChange=${(/** @type {boolean} */ on) => setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope))}
          />`,
        )}
        ${!scopes.length && html`<p class="bad small" role="alert">${said.noScope}</p>`}
      </fieldset>
      <${Field} label=${said.flagSet}>
        ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${flagSet} options=${reach} onChange=${setFlagSet} />`}
      <//>
      <${Field} label=${said.expires} error=${faultAt("/expiresAt")}>
        ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${days} options=${ends} onChange=${setDays} />`}
      <//>
      ${problem && !isShown && html`<${ProblemBox} problem=${problem} />`}
    </form>
  <//>`;
}
