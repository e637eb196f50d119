import { html } from "../../html.js";
import { parse } from "../../model/json/parser.js";
import { readCondition } from "../../model/rules/conditions.js";
import { readOutcome } from "../../model/rules/outcomes.js";
import { conditionSegments, outcomeSegments } from "../../model/rules/sentences.js";

/**
 * An evaluator as a sentence: a condition, or what flags may answer by it, such as a rollout.
 *
 * @param {{text: string}} properties JSON
 */
export function RuleSentence({ text }) {
  const root = parse(text);
  const condition = readCondition(root);
  const segments = condition.kind === "json" ? outcomeSegments(readOutcome(root)) : conditionSegments(condition);
  return html`<span>${segments.map(({ kind, text: piece }) => (kind === "text" ? piece : html`<code>${piece}</code>`))}</span>`;
}
