import { differencesOf, ruleDifferences } from "../../model/differences.js";
import { lineDiff } from "../../model/line-diff.js";
import { html } from "../../html.js";
import { differences as texts, ruleWords, wordsOf } from "../../texts/differences.js";
import { Sentence } from "../sentence.js";
import "./difference.css";

/** @import { Line } from "../../model/line-diff.js" */
/** @import { Words } from "../../texts/differences.js" */

/**
 * What differs between two definitions: in words, then in JSON, line by line.
 *
 * Both are JSON as written; null is what does not exist. An evaluator's is its rule.
 *
 * @param {{before: string | null, after: string | null, kind?: "flag" | "evaluator" | "flag_set"}} properties
 */
export function Difference({ before, after, kind = "flag" }) {
  const words = wordsBetween(before, after, kind);
  const { hunks, skipped } = lineDiff(before, after);
  if (!words.length && !hunks.length) return html`<p class="quiet">${texts.none}</p>`;
  return html`<div class="difference stack">
    ${words.length > 0 &&
    html`<ul class="plain words" aria-label=${texts.words}>
      ${words.map(
        ({ head, before: old, after: now }) => html`<li>
          <${Sentence} parts=${head} />
          ${old && html`<div class="old"><span class="hidden-text">${texts.removed}: </span><${Sentence} parts=${old} /></div>`}
          ${now && html`<div class="new"><span class="hidden-text">${texts.added}: </span><${Sentence} parts=${now} /></div>`}
        </li>`,
      )}
    </ul>`}
    ${hunks.length > 0 &&
    html`<div class="lines scrolls mono" role="group" aria-label=${texts.lines} tabindex="0">
      ${hunks.map(
        (hunk) => html`
          ${hunk.skipped > 0 && html`<div class="skipped">${texts.unchanged(hunk.skipped)}</div>`}
          ${hunk.lines.map((line) => html`<${LineOf} line=${line} />`)}
        `,
      )}
      ${skipped > 0 && html`<div class="skipped">${texts.unchanged(skipped)}</div>`}
    </div>`}
  </div>`;
}

/**
 * The differences in words.
 *
 * @param {string | null} before
 * @param {string | null} after
 * @param {"flag" | "evaluator" | "flag_set"} kind
 * @returns {Words[]}
 */
export function wordsBetween(before, after, kind = "flag") {
  try {
    if (kind === "flag") return differencesOf(before, after).map(wordsOf);
    if (kind === "evaluator" && before !== null && after !== null) {
      return ruleDifferences(before, after).length > 0 ? [ruleWords(before, after)] : [];
    }
    return [];
  } catch {
    // A text that is being written is no JSON yet: the lines say what differs.
    return [];
  }
}

/** @param {{line: Line}} properties */
function LineOf({ line }) {
  const { kind, text, before, after, mark } = line;
  const [from, to] = mark ?? [text.length, text.length];
  return html`<div class="line ${kind}">
    <span class="number" aria-hidden="true">${before ?? ""}</span>
    <span class="number" aria-hidden="true">${after ?? ""}</span>
    <span class="sign">${kind === "same" ? "" : html`<span aria-hidden="true">${kind === "added" ? "+" : "−"}</span><span class="hidden-text">${texts[kind]}: </span>`}</span>
    <span class="text">${text.slice(0, from)}${from < to && html`<mark>${text.slice(from, to)}</mark>`}${text.slice(to)}</span>
  </div>`;
}
