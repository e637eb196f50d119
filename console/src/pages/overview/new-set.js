import { useState } from "preact/hooks";
import { Problem } from "../../api/problem.js";
import { post } from "../../api/client.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Check, Field } from "../../parts/field.js";
import { ProblemBox } from "../../parts/problem.js";
import { toast } from "../../parts/toast.js";
import { go, markPlace } from "../../state/router.js";
import { loadSets } from "../../state/sets.js";
import { texts } from "../../texts.js";

const said = texts.overview.create;

/** Creates a flag set, and goes there. @param {{onClose: () => void}} properties */
export function NewSet({ onClose }) {
  const [name, setName] = useState("");
  const [production, setProduction] = useState(/** @type {boolean | null} */ (null));
  const [storedContexts, setStoredContexts] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  // Proposed by the name until somebody decides.
  const isProduction = production ?? /(^|\.)(prod|production|live)$/i.test(name);
  const fault = problem instanceof Problem ? problem.errors.find(({ pointer }) => pointer === "/name")?.detail : undefined;

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const isStillHere = markPlace();
    setBusy(true);
    setProblem(null);
    try {
      const metadata = isProduction ? { production: true } : {};
      await post("flag-sets", { body: { name, storedContexts, metadata } });
      await loadSets();
      toast({ text: said.done(name) });
      if (!isStillHere()) return;
      onClose();
      go({ set: name });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  return html`<${Dialog}
    title=${said.title}
    onClose=${busy ? undefined : onClose}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${busy}>${texts.cancel}<//>
      <${Button} kind="primary" type="submit" form="new-set" busy=${busy} disabled=${!name}>${said.action}<//>
    `}
  >
    <form id="new-set" class="stack" onSubmit=${submit}>
      <${Field} label=${said.name} hint=${said.nameHint} error=${fault}>
        ${(/** @type {object} */ input) => html`<input
          ...${input}
          class="mono"
          type="text"
          autocomplete="off"
          spellcheck=${false}
          autofocus
          required
          value=${name}
          onInput=${(/** @type {any} */ event) => setName(event.target.value.trim())}
        />`}
      <//>
      <${Check} label=${said.production} hint=${said.productionHint} checked=${isProduction} onChange=${setProduction} />
      <${Check} label=${said.contexts} hint=${said.contextsHint} checked=${storedContexts} onChange=${setStoredContexts} />
      ${problem && !fault && html`<${ProblemBox} problem=${problem} />`}
    </form>
  <//>`;
}
