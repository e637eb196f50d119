import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Evaluators() {
  return html`<div class="page-head"><h1>${texts.pages.evaluators}</h1></div>`;
}
