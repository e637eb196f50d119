import { html } from "../html.js";

/**
 * A sentence with keys and values in the monospaced face.
 *
 * @param {{parts: import("../model/say.js").Sentence}} properties
 */
export function Sentence({ parts }) {
  return html`${parts.map((part) => (typeof part === "string" ? part : html`<code>${part.value}</code>`))}`;
}
