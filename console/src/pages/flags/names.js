import { html } from "../../html.js";
import { texts } from "../../texts/flags.js";

/**
 * Keys of flags, as many as there are; a long list scrolls.
 *
 * @param {{keys: string[]}} properties
 */
export function Names({ keys }) {
  return html`<ul class="plain flag-names scrolls mono" aria-label=${texts.bulk.names} tabindex="0">
    ${keys.map((key) => html`<li>${key}</li>`)}
  </ul>`;
}
