import { html } from "../../../html.js";
import { lineOf } from "../../../model/json/nodes.js";
import { texts as all } from "../../../texts/flags.js";

const texts = all.importing;
const MOST = 100;

/**
 * What the server refuses, each with its line in the file.
 *
 * @param {{problem: import("../../../api/problem.js").Problem, text: string}} properties
 */
export function Faults({ problem, text }) {
  return html`<div class="problem" role="alert">
    <div class="grow">
      <strong>${texts.refused}</strong>
      <${Places} places=${problem.errors} text=${text} />
    </div>
  </div>`;
}

/**
 * Findings with their places in the file.
 *
 * @param {{places: {pointer?: string, detail: string}[], text: string}} properties
 */
export function Places({ places, text }) {
  return html`<ul>
    ${places.slice(0, MOST).map(
      ({ pointer, detail }) =>
        html`<li>${pointer && html`<span>${texts.line(lineOf(text, pointer))}, <code>${pointer}</code>: </span>`}${detail}</li>`,
    )}
    ${places.length > MOST && html`<li>${texts.more(places.length - MOST)}</li>`}
  </ul>`;
}
