import { h } from "preact";
import { html } from "../html.js";

/**
 * An icon of lucide-static, beside a text or, with `label`, in its place:
 * import plus from "lucide-static/icons/plus.svg".
 *
 * @param {{shapes: [string, Record<string, string>][], size?: number, label?: string}} properties
 */
export function Icon({ shapes, size = 16, label }) {
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg
    class="icon"
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    ...${named}
  >
    ${shapes.map(([name, attributes]) => h(name, attributes))}
  </svg>`;
}
