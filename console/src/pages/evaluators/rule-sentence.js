import { html } from "../../html.js";
import { conditionSegments } from "../../model/rules/sentences.js";
import { readCondition } from "../../model/rules/conditions.js";
import { parse } from "../../model/json/parser.js";

/**
 * An evaluator as a sentence.
 *
 * @param {{rule: unknown}} properties
 */
export function RuleSentence({ rule }) {
  const segments = conditionSegments(readCondition(parse(JSON.stringify(rule))));
  return html`<span>${segments.map(({ kind, text }) => (kind === "text" ? text : html`<code>${text}</code>`))}</span>`;
}
