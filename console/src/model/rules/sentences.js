/**
 * Rules as sentences: "If email ends with @example.com → on".
 *
 * A sentence is a list of segments, so that a page can set attributes and values apart. Words come
 * from `texts.js`.
 */

import { texts } from "../../texts.js";
import { readAttribute, TARGETING_KEY, TIMESTAMP } from "./attributes.js";
import { asksForFirst, readCondition } from "./conditions.js";
import { parse } from "../json/parser.js";
import { OPERATORS, own } from "./operators.js";
import { sharesOf } from "./rollout.js";
import { readRules } from "./rules.js";
import { plain, segmentOf, segments } from "./segments.js";
import { isTime, shownAttribute, shownJson, shownText, shownTime, shownValue } from "./shown.js";

/** @import { JsonNode } from "../json/nodes.js" */
/** @import { Attribute } from "./attributes.js" */
/** @import { Condition, GroupCondition, MissingCondition, TestCondition } from "./conditions.js" */
/** @import { Bucketing, Outcome, RolloutOutcome } from "./outcomes.js" */
/** @import { Rule, Rules } from "./rules.js" */
/** @import { Part } from "./recursive.d.ts" */
/** @import { Segment } from "./segments.js" */

const words = texts.rules;

/**
 * Every rule and the "else" as plain sentences; [] without targeting.
 *
 * @param {string} text the targeting
 * @returns {string[]}
 */
export function sentences(text) {
  const rules = readRules(text);
  if (!rules.root) return [];
  const list = rules.rules.map((rule) => plain(ruleSentence(rule)));
  const last = otherwiseSentence(rules);
  return last.length > 0 ? [...list, plain(last)] : list;
}

/**
 * A condition of JSON text as a plain sentence, for example of a shared evaluator.
 *
 * @param {string} text
 */
export function conditionSentence(text) {
  return plain(segments(conditionPart(readCondition(parse(text)))));
}

/** @param {Rule} rule */
export function ruleSentence({ condition, outcome }) {
  const answer = outcomePart(outcome);
  if (condition.kind === "constant") return segments((condition.value ? words.always : words.never)(answer));
  return segments(words.rule(conditionPart(condition), answer));
}

/**
 * What happens where no rule fits; [] where nothing is written.
 *
 * @param {Rules} rules
 * @returns {Segment[]}
 */
export function otherwiseSentence({ rules, otherwise }) {
  if (!otherwise) return [];
  const part = outcomePart(otherwise);
  return segments(rules.length > 0 ? words.otherwise(part) : words.everyone(part));
}

/** @param {Condition} condition */
export function conditionSegments(condition) {
  return segments(conditionPart(condition));
}

/** @param {Outcome} outcome */
export function outcomeSegments(outcome) {
  return segments(outcomePart(outcome));
}

/**
 * @param {Condition} condition
 * @param {boolean} [isInside] whether it is a part of a group
 * @returns {Part}
 */
function conditionPart(condition, isInside = false) {
  switch (condition.kind) {
    case "constant":
      return condition.value ? words.fitsAlways : words.fitsNever;
    case "json":
      return words.json(segmentOf("json", shownJson(condition.node)));
    case "reference": {
      const name = segmentOf("reference", shownText(condition.name.value));
      return condition.negated ? words.notReference(name) : words.reference(name);
    }
    case "missing":
      return missingPart(condition);
    case "group":
      return groupPart(condition, isInside);
    default:
      return testPart(condition);
  }
}

/**
 * @param {GroupCondition} group
 * @param {boolean} isInside
 */
function groupPart({ conditions, mode, negated }, isInside) {
  const parts = conditions.map((condition) => conditionPart(condition, conditions.length > 1));
  const inner = joined(parts, mode === "and" ? words.and : words.or);
  if (negated) return words.not(inner);
  return isInside && conditions.length > 1 ? words.group(inner) : inner;
}

/**
 * @param {Part[]} parts
 * @param {string} word
 * @returns {Part[]}
 */
const joined = (parts, word) => parts.flatMap((part, i) => (i > 0 ? [word, part] : [part]));

/** @param {MissingCondition} condition */
function missingPart({ paths, least, negated }) {
  const names = paths.map(({ value }) => shownAttribute(value));
  if (least) {
    const number = segmentOf("value", least.source);
    return (negated ? words.notMissingSome : words.missingSome)(number, joined(names, words.comma), least.value === 1);
  }
  if (negated) return words.notMissing(joined(names, words.and), names.length > 1);
  return words.missing(joined(names, words.or));
}

/** Where a text could not be taken for anything else. */
const IMPLY_TEXT = new Set(["text", "version"]);

/** @param {TestCondition} condition */
function testPart(condition) {
  const { operator, attribute, operands, negated } = condition;
  const isOfTime = attribute.path === TIMESTAMP;
  /** @type {(node: JsonNode) => Part} */
  const shown = (node) => {
    if (isOfTime && isTime(node)) return shownTime(node.value);
    if (node.type === "string") return shownValue(node, IMPLY_TEXT.has(OPERATORS[operator].needs));
    return valuePart(node, operator === "containsAll" ? words.and : words.or);
  };
  const [value = "", upper = ""] = operands.map(shown);
  const timed = isOfTime ? own(words.timeTests, operator) : undefined;
  const positive = timed ?? own(words.tests, operator);
  const negative = negated ? own(words.negatedTests, operator) : undefined;
  const whole = attributePart(attribute);
  const name = asksForFirst(condition) ? words.orItsFirst(whole) : whole;
  if (negative) return negative(name, value, upper);
  const said = positive?.(name, value, upper) ?? "";
  return negated ? words.not(said) : said;
}

/**
 * @param {Attribute} attribute
 * @returns {Part}
 */
function attributePart({ path, fallback }) {
  const name = shownAttribute(path);
  return fallback ? words.withFallback(name, shownValue(fallback)) : name;
}

/**
 * @param {JsonNode} node
 * @param {string} word between the last two of a list
 * @returns {Part}
 */
function valuePart(node, word) {
  if (node.type === "array") {
    return node.items.length > 0 ? joinedValues(node.items.map((item) => valuePart(item, word)), word) : words.noValues;
  }
  const attribute = readAttribute(node);
  if (attribute) return attributePart(attribute);
  return node.type === "object" ? segmentOf("json", shownJson(node)) : shownValue(node);
}

/** Values of a list that a sentence names; it counts the others. */
const MOST_VALUES = 8;

/**
 * @param {Part[]} values
 * @param {string} word
 */
function joinedValues(values, word) {
  const isLong = values.length > MOST_VALUES;
  const first = isLong ? values.slice(0, MOST_VALUES - 1) : values.slice(0, -1);
  const last = isLong ? words.moreValues(values.length - first.length) : (values.at(-1) ?? "");
  return first.length > 0 ? [joined(first, words.comma), word, last] : last;
}

/**
 * @param {Outcome} outcome
 * @returns {Part}
 */
function outcomePart(outcome) {
  switch (outcome.kind) {
    case "variant":
      return variantPart(outcome.name);
    case "rollout":
      return rolloutPart(outcome);
    case "answer":
      return words.answer(conditionPart(outcome.condition));
    case "reference":
      return words.referenceAnswer(segmentOf("reference", shownText(outcome.name.value)));
    case "attribute":
      return words.attributeAnswer(attributePart(outcome.attribute));
    default:
      return words.json(segmentOf("json", shownJson(outcome.node)));
  }
}

/**
 * @param {string | null} name
 * @returns {Part}
 */
function variantPart(name) {
  return name === null ? segmentOf("default", words.default) : segmentOf("variant", shownText(name));
}

/** @param {RolloutOutcome} rollout */
function rolloutPart({ buckets, by }) {
  const shares = sharesOf(buckets).map(({ variant, percent }) =>
    words.share(words.percent(String(percent)), variantPart(variant)),
  );
  return words.by(joined(shares, words.dot), bucketingPart(by));
}

/**
 * @param {Bucketing} by
 * @returns {Part}
 */
function bucketingPart(by) {
  if (by.kind === "key") return shownAttribute(TARGETING_KEY);
  if (by.kind === "json") return words.json(segmentOf("json", shownJson(by.node)));
  const name = attributePart(by.attribute);
  if (by.seed === "flag") return name;
  return by.seed ? words.seeded(name, shownValue(by.seed)) : words.sharedSplit(name);
}

