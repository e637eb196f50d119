import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Overview() {
  return html`<div class="page-head"><h1>${texts.pages.overview}</h1></div>`;
}
