import { html } from "../../../html.js";
import { texts as all } from "../../../texts/flags.js";

/** @import { FlagFile, Place } from "../../../model/flags/flag-file.js" */

const texts = all.importing;
const MOST = 100;

/**
 * What the server refuses, each with its line in the file.
 *
 * @param {{problem: import("../../../api/problem.js").Problem, file: FlagFile}} properties
 */
export function Faults({ problem, file }) {
  return html`<div class="problem" role="alert">
    <div class="grow">
      <strong>${texts.refused}</strong>
      <${Places} places=${problem.errors} file=${file} />
    </div>
  </div>`;
}

/**
 * Findings with their places in the file.
 *
 * @param {{places: {pointer?: string, detail: string}[], file: FlagFile}} properties
 */
export function Places({ places, file }) {
  return html`<ul>
    ${places.slice(0, MOST).map(({ pointer, detail }) => html`<li>${pointer && html`<${Where} place=${file.placeOf(pointer)} pointer=${pointer} />`}${detail}</li>`)}
    ${places.length > MOST && html`<li>${texts.more(places.length - MOST)}</li>`}
  </ul>`;
}

/** @param {{place: Place, pointer: string}} properties */
const Where = ({ place, pointer }) => html`<span>${texts.place(place.line, place.column)}, <code>${pointer}</code>: </span>`;
