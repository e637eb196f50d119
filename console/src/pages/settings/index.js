import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Settings() {
  return html`<div class="page-head"><h1>${texts.pages.settings}</h1></div>`;
}
