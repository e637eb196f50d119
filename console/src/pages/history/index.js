import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function History() {
  return html`<div class="page-head"><h1>${texts.pages.history}</h1></div>`;
}
