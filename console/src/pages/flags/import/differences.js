import chevron from "lucide-static/icons/chevron-right.svg";
import { useState } from "preact/hooks";
import { html } from "../../../html.js";
import { Badge } from "../../../parts/badge.js";
import { Difference } from "../../../parts/difference/difference.js";
import { Icon } from "../../../parts/icon.js";
import { Warning } from "../../../parts/problem.js";
import { texts as all } from "../../../texts/flags.js";
import { Places } from "./faults.js";

/** @typedef {import("./calls.js").Changed} Changed */

const texts = all.importing;
/** Changes that are listed; further ones are counted. */
const MOST = 300;
const KINDS = /** @type {const} */ ({ new: "good", changed: "accent", deleted: "bad" });

/**
 * What an import changes, thing by thing, and the server's warnings.
 *
 * @param {{trial: import("./calls.js").Trial, file: import("../../../model/flags/flag-file.js").FlagFile}} properties
 */
export function Differences({ trial: { diff, warnings }, file }) {
  if (!diff.length) return html`<p class="quiet">${texts.same}</p>`;
  return html`
    <div class="row" role="status">
      ${/** @type {(keyof typeof KINDS)[]} */ (Object.keys(KINDS)).map((kind) => {
        const count = diff.filter((changed) => kindOf(changed) === kind).length;
        return count > 0 && html`<${Badge} kind=${KINDS[kind]}>${count.toLocaleString("en")} ${texts.counts[kind]}<//>`;
      })}
    </div>
    ${warnings.length > 0 && html`<${Warning}><strong>${texts.warnings}</strong><${Places} places=${warnings} file=${file} /><//>`}
    <ul class="plain import-changes" aria-label=${texts.difference}>
      ${diff.slice(0, MOST).map((changed) => html`<${One} key=${`${changed.kind} ${changed.name}`} changed=${changed} />`)}
      ${diff.length > MOST && html`<li class="quiet padded">${texts.more(diff.length - MOST)}</li>`}
    </ul>
  `;
}

/** @param {{changed: Changed}} properties */
function One({ changed }) {
  const [isOpen, setOpen] = useState(false);
  const kind = kindOf(changed);
  return html`<li>
    <button type="button" class="opens" aria-expanded=${String(isOpen)} onClick=${() => setOpen(!isOpen)}>
      <${Icon} shapes=${chevron} />
      <span class="mono grow cut">${changed.name}</span>
      ${changed.kind !== "flag" && html`<span class="quiet small">${texts.kinds[changed.kind]}</span>`}
      <${Badge} kind=${KINDS[kind]}>${texts.counts[kind]}<//>
    </button>
    ${isOpen && html`<div class="padded"><${Difference} before=${changed.before} after=${changed.after} kind=${changed.kind} /></div>`}
  </li>`;
}

/** @param {Changed} changed @returns {keyof typeof KINDS} */
const kindOf = ({ before, after }) => (before === null ? "new" : after === null ? "deleted" : "changed");
