import keyIcon from "lucide-static/icons/key-round.svg";
import plus from "lucide-static/icons/plus.svg";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { getAll } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { Check } from "../../parts/field.js";
import { ProblemBox } from "../../parts/problem.js";
import { Skeleton } from "../../parts/skeleton.js";
import { useEnding } from "../../parts/use-ending.js";
import { useShortcuts } from "../../shell/shortcuts.js";
import { route, setQuery } from "../../state/router.js";
import { texts } from "../../texts.js";
import { MadeKey } from "./made-key.js";
import { NewKey } from "./new-key.js";
import { RotateKey } from "./rotate-key.js";
import { KeyRow } from "./row.js";
import "./keys.css";

/** @typedef {import("../../../api-types").components["schemas"]["ListedKey"]} ListedKey */
/** @typedef {import("../../../api-types").components["schemas"]["MadeKey"]} Made */

const said = texts.keys;
const AT_ONCE = 200;

/** The API keys that the key may see; those that reach the open set, if there is one. */
export function Keys() {
  const { set, query } = route.value;
  const showsEnded = query.ended === "true";
  const keys = useSignal(/** @type {ListedKey[] | null} */ (null));
  const problem = useSignal(/** @type {unknown} */ (null));
  const most = useSignal(AT_ONCE);
  const creating = useSignal(false);
  const rotated = useSignal(/** @type {ListedKey | null} */ (null));
  const made = useSignal(/** @type {Made | null} */ (null));

  const renew = useEnding();

  async function load() {
    const signal = renew();
    try {
      const found = await getAll("api-keys", { signal });
      if (signal.aborted) return;
      keys.value = found;
      problem.value = null;
    } catch (error) {
      if (!signal.aborted) problem.value = error;
    }
  }
  useEffect(() => {
    load();
  }, []);
  useShortcuts([{ keys: "n", label: said.newKey, run: () => (creating.value = true) }]);

  /** @param {Made} key */
  function show(key) {
    creating.value = false;
    rotated.value = null;
    made.value = key;
    load();
  }

  const reaching = (keys.value ?? []).filter(({ flagSet }) => !set || flagSet === null || flagSet === set);
  const found = reaching.filter(({ state }) => showsEnded || state === "active").reverse();
  const newKey = html`<${Button} kind="primary" icon=${plus} onClick=${() => (creating.value = true)}>${said.newKey}<//>`;

  return html`<div class="keys-page">
    <div class="page-head">
      <div>
        <h1>${said.title}</h1>
        <p class="quiet">${said.text}</p>
      </div>
      ${reaching.some(({ state }) => state !== "active") &&
      html`<${Check} label=${said.ended} checked=${showsEnded} onChange=${(/** @type {boolean} */ on) => setQuery({ ended: on ? "true" : null })} />`}
      ${may("admin") && newKey}
    </div>
    ${problem.value && html`<${ProblemBox} problem=${problem.value} onRetry=${load} />`}
    ${!problem.value &&
    html`<div class="panel">
      ${!keys.value
        ? html`<${Skeleton} rows=${6} height=${44} />`
        : found.length === 0
          ? html`<${Empty} icon=${keyIcon} title=${said.emptyTitle} text=${said.emptyText} command=${said.command(set ?? "shop.production")}>${newKey}<//>`
          : html`<table class="rows cards">
              <thead>
                <tr>
                  <th scope="col">${said.name}</th>
                  <th scope="col">${said.scopes}</th>
                  <th scope="col">${said.flagSet}</th>
                  <th scope="col">${said.lastUsed}</th>
                  <th scope="col">${said.expires}</th>
                  <th scope="col">${said.created}</th>
                  <th scope="col"><span class="hidden-text">${said.actions}</span></th>
                </tr>
              </thead>
              <tbody>
                ${found
                  .slice(0, most.value)
                  .map((key) => html`<${KeyRow} key=${key.id} row=${key} onRotate=${() => (rotated.value = key)} onChange=${load} />`)}
              </tbody>
            </table>`}
    </div>`}
    ${found.length > most.value &&
    html`<p class="padded"><${Button} onClick=${() => (most.value += AT_ONCE)}>${texts.more}<//></p>`}
    ${creating.value && html`<${NewKey} onClose=${() => (creating.value = false)} onMade=${show} />`}
    ${rotated.value && html`<${RotateKey} row=${rotated.value} onClose=${() => (rotated.value = null)} onMade=${show} />`}
    ${made.value && html`<${MadeKey} made=${made.value} onDone=${() => (made.value = null)} />`}
  </div>`;
}
