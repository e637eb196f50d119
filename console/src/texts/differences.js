/** Words for differences: "Default variant: on → off", "Rule 2: on 10 % → 25 %". */

import { sharesOf, splitBy } from "../model/branches.js";
import { say, value } from "../model/say.js";
import { ruleValueFacts } from "../model/changes/targeting.js";
import { short as factWords } from "./changes.js";
import { percent } from "./numbers.js";
import { parse } from "../model/json/parser.js";
import { readCondition } from "../model/rules/conditions.js";
import { readOutcome } from "../model/rules/outcomes.js";
import { conditionSegments, outcomeSegments } from "../model/rules/sentences.js";

/** @import { Sentence } from "../model/say.js" */
/** @import { Branch, Share } from "../model/branches.js" */
/** @import { Difference, Named, Rule } from "../model/differences.js" */
/** @import { Segment } from "../model/rules/segments.js" */

/**
 * A difference in words: what differs, and where that is long, the rule before and after it.
 * @typedef {{head: Sentence, before?: Sentence, after?: Sentence}} Words
 */

const ARROW = " → ";

/** @type {Record<"variant" | "metadata" | "member", string>} */
const PARTS = { variant: "Variant", metadata: "Metadata", member: "Member" };

/** @type {Record<string, string>} */
const STATES = { '"ENABLED"': "enabled", '"DISABLED"': "disabled" };

/**
 * @param {Difference} difference
 * @returns {Words}
 */
export function wordsOf(difference) {
  switch (difference.part) {
    case "flag":
      return { head: [difference.change === "created" ? "New flag" : "The flag is deleted"] };
    case "layout":
      return { head: ["Only the layout of the JSON differs"] };
    case "spelling":
      return { head: ["Written differently, with the same meaning"] };
    case "state":
      return { head: say`State: ${state(difference.before)}${ARROW}${state(difference.after)}` };
    case "default":
      return { head: say`Default variant: ${variant(difference.before)}${ARROW}${variant(difference.after)}` };
    case "rule":
      return branchWords(difference);
    default:
      return { head: named(difference) };
  }
}

/** @param {Named} difference @returns {Sentence} */
function named({ part, change, name, to, before, after }) {
  const [what, which] = [PARTS[part], value(name)];
  if (change === "added") return say`${what} ${which} added: ${json(after)}`;
  if (change === "removed") return say`${what} ${which} removed: ${json(before)}`;
  if (change === "renamed") return say`${what} ${which} renamed to ${value(to ?? "")}`;
  return say`${what} ${which}: ${json(before)}${ARROW}${json(after)}`;
}

/** @param {Rule} rule @returns {Words} */
function branchWords({ change, number, from, before, after }) {
  const name = ruleName(number);
  const sentences = { before: before ? sentence(before) : undefined, after: after ? sentence(after) : undefined };
  if (change === "added") return { head: say`${name} added`, after: sentences.after };
  if (change === "removed") return { head: say`${name} removed`, before: sentences.before };
  if (change === "moved") return { head: say`${ruleName(from ?? null)} is now ${ruleName(number).toLowerCase()}`, after: sentences.after };
  if (change === "condition") {
    const values = valuesChanged(before?.condition, after?.condition);
    return { head: say`${name}: ${values ?? "another condition"}`, ...sentences };
  }
  const short = change === "result" && before && after ? results(before.result, after.result) : null;
  if (short) return { head: say`${name}: ${short}` };
  return { head: change === "result" ? say`${name}: another result` : say`${name} changed`, ...sentences };
}

/**
 * What became of a result, if it can be said in short: "on 10 % → 25 %", "off → on".
 *
 * @param {string} before
 * @param {string} after
 * @returns {Sentence | null}
 */
function results(before, after) {
  const [old, now] = [sharesOf(before), sharesOf(after)];
  if (!old || !now) return null;
  const isSplit = old.length > 1 || now.length > 1;
  if (!isSplit) return say`${value(old[0].variant)}${ARROW}${value(now[0].variant)}`;
  if (old.length > 1 && now.length > 1 && splitBy(before) !== splitBy(after)) return null;
  const names = [...new Set([...now, ...old].map((one) => one.variant))];
  const changed = names.filter((name) => share(old, name) !== share(now, name));
  if (!changed.length) return say`other weights, the same shares`;
  // Of two shares the second says nothing new.
  const shown = names.length === 2 ? changed.slice(0, 1) : changed;
  /** @type {Sentence} */
  let words = [];
  shown.forEach((name, at) => {
    words = say`${words}${at ? ", " : ""}${value(name)} ${percent(share(old, name))}${ARROW}${percent(share(now, name))}`;
  });
  return words;
}

/** @param {Share[]} shares @param {string} name */
function share(shares, name) {
  return shares.find((one) => one.variant === name)?.percent ?? 0;
}

/** @param {number | null} number */
function ruleName(number) {
  return number === null ? "Else" : `Rule ${number}`;
}

/** @param {Branch} branch @returns {Sentence} */
function sentence({ condition, result }) {
  const outcome = sentenceOf(outcomeSegments(readOutcome(parse(result))));
  if (condition === null) return outcome;
  return say`If ${sentenceOf(conditionSegments(readCondition(parse(condition))))}${ARROW}${outcome}`;
}

/** An evaluator before and after. @param {string} before @param {string} after @returns {Words} */
export function ruleWords(before, after) {
  const told = (/** @type {string} */ rule) => sentenceOf(conditionSegments(readCondition(parse(rule))));
  const values = valuesChanged(before, after);
  return { head: values ? say`Values: ${values}` : ["Another rule"], before: told(before), after: told(after) };
}

/** Changed values that are named; more than these are only shown. */
const MOST_VALUES = 3;

/**
 * What became of a condition in which only values differ: "removed SE from country". Null for more.
 *
 * @param {string | null} [before]
 * @param {string | null} [after]
 * @returns {Sentence | null}
 */
function valuesChanged(before, after) {
  const facts = ruleValueFacts(JSON.parse(before ?? "null"), JSON.parse(after ?? "null"));
  if (facts.length === 0 || facts.length > MOST_VALUES || facts[0].what === "rule-rewritten") return null;
  return facts.map(factWords).reduce((all, each) => say`${all}, ${each}`);
}

/** @param {Segment[]} segments @returns {Sentence} */
export function sentenceOf(segments) {
  return segments.map(({ kind, text }) => (kind === "text" || kind === "default" ? text : { value: text }));
}

/** A variant by name; none is the caller's own default. @param {string | null} text */
function variant(text) {
  return text === null || text === "null" ? "none" : json(text);
}

/** @param {string | null} text */
function state(text) {
  return text === null ? "none" : (STATES[text] ?? json(text));
}

/** JSON in a sentence: texts without their quotes, long values cut. @param {string | null} text */
function json(text) {
  if (text === null) return "nothing";
  const isText = text.startsWith('"');
  return value(isText && JSON.parse(text) !== "" ? JSON.parse(text) : text);
}

export const differences = {
  words: "In words",
  lines: "As JSON",
  none: "Nothing changes.",
  /** @param {number} count */
  unchanged: (count) => `${count} unchanged ${count === 1 ? "line" : "lines"}`,
  removed: "Removed",
  added: "Added",
};
