import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Plans() {
  return html`<div class="page-head"><h1>${texts.pages.plans}</h1></div>`;
}
