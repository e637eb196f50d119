import { html } from "../html.js";
import { texts } from "../texts.js";
import "./skeleton.css";

/**
 * Holds the place of rows that are still loading, each `height` pixels high.
 *
 * @param {{rows?: number, height?: number}} properties
 */
export function Skeleton({ rows = 3, height = 36 }) {
  return html`<div class="skeleton padded" role="status" aria-label=${texts.loading}>
    ${Array.from({ length: rows }, () => html`<span style=${{ height: `${height}px` }}></span>`)}
  </div>`;
}
