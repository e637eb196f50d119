import { html } from "../html.js";
import "./badge.css";

/**
 * A short word on a coloured ground.
 *
 * @param {{kind?: "plain" | "good" | "warn" | "bad" | "accent", title?: string, children?: unknown}} properties
 */
export function Badge({ kind = "plain", title, children }) {
  return html`<span class="badge ${kind}" title=${title}>${children}</span>`;
}

/**
 * A state by shape and colour: ● on, ○ off, ◐ partly; `children` is its word.
 *
 * @param {{state: "on" | "off" | "part", children?: unknown}} properties
 */
export function State({ state, children }) {
  return html`<span class="state ${state}">${children}</span>`;
}
