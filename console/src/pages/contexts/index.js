import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Contexts() {
  return html`<div class="page-head"><h1>${texts.pages.contexts}</h1></div>`;
}
