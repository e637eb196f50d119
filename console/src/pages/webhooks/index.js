import { html } from "../../html.js";
import { texts } from "../../texts.js";

export function Webhooks() {
  return html`<div class="page-head"><h1>${texts.pages.webhooks}</h1></div>`;
}
