import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Compare() {
  return html`<div class="page-head"><h1>${texts.pages.compare}</h1></div>`;
}
