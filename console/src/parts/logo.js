import { html } from "../html.js";

/** @param {{size?: number}} properties */
export function Logo({ size = 20 }) {
  return html`<svg width=${size} height=${size} viewBox="0 0 24 24" aria-hidden="true">
    <path d="M5 2v20" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />
    <path d="M6.5 3.500h13l-3.500 4.500 3.500 4.500h-13z" fill="var(--accent)" />
  </svg>`;
}
