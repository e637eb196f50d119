import { lineDiff } from "../model/line-diff.js";
import { html } from "../html.js";
import { texts } from "../texts/flags.js";
import "./lines.css";

/**
 * The difference of two JSON texts line by line; null is what does not exist.
 *
 * @param {{before: string | null, after: string | null}} properties
 */
export function Lines({ before, after }) {
  const { hunks } = lineDiff(before, after);
  return html`<pre class="changed-lines" role="region" aria-label=${texts.copying.show} tabindex="0">${hunks.map(
    ({ skipped, lines }) => html`${skipped > 0 && html`<div class="quiet">⋯</div>`}${lines.map(
      ({ kind, text }) => html`<div class=${kind}>${kind === "added" ? "+ " : kind === "removed" ? "− " : "  "}${text}</div>`,
    )}`,
  )}</pre>`;
}
