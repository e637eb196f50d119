import equalNot from "lucide-static/icons/equal-not.svg";
import { html } from "../../html.js";
import { Icon } from "../../parts/icon.js";
import { texts } from "../../texts/compare.js";
import { Serves } from "../flags/row.js";

/**
 * A flag in one environment: its state, what it serves, and whether it differs from the reference.
 *
 * @param {{cell: import("../../model/flags/matrix.js").Cell, label: string, onOpen: () => void}} properties
 */
export function Cell({ cell: { flag, reasons }, label, onOpen }) {
  const differs = reasons.length > 0;
  const inside = flag
    ? html`<span class="state ${flag.state === "ENABLED" ? "on" : "off"}"><span class="hidden-text">${flag.state === "ENABLED" ? texts.on : texts.off}</span></span>
        <span class="serves"><${Serves} flag=${flag} /></span>`
    : html`<span class="quiet serves">${texts.missing}</span>`;
  if (!differs) return html`<div class="cell ${flag ? "" : "is-missing"}">${inside}</div>`;
  const why = reasons.map((reason) => texts.reasons[reason]).join(". ");
  return html`<button type="button" class="cell differs" title=${why} onClick=${onOpen}>
    <span class="hidden-text">${label}: </span>
    ${inside}
    <span class="hidden-text">. ${why}</span>
    <${Icon} shapes=${equalNot} size=${14} />
  </button>`;
}
