import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Keys() {
  return html`<div class="page-head"><h1>${texts.pages.keys}</h1></div>`;
}
