import { html } from "../html.js";
import { percent } from "../texts/numbers.js";
import "./split-bar.css";

/** The colour of the share at a place: six, then again.
 * @param {number} place */
export const shareColour = (place) => `var(--share-${(place % 6) + 1})`;

/**
 * A bar of shares, which are weights: 25 and 75 as well as 1 and 3. Its name lists them.
 *
 * @param {{shares: {label: string, weight: number, colour?: string}[]}} properties
 */
export function SplitBar({ shares }) {
  const whole = shares.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const words = shares.map(({ label, weight }) => `${percent((100 * weight) / whole)} ${label}`).join(", ");
  return html`<span class="split-bar" role="img" aria-label=${words} title=${words}>
    ${shares.map(
      ({ weight, colour }, place) =>
        html`<span style=${{ width: `${(100 * weight) / whole}%`, background: colour ?? shareColour(place) }}></span>`,
    )}
  </span>`;
}
