import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Flags() {
  return html`<div class="page-head"><h1>${texts.pages.flags}</h1></div>`;
}
