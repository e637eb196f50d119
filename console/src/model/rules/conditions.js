/**
 * Conditions: what must hold for a rule to fit.
 *
 * A condition is a test of an attribute, a shared evaluator, a group of conditions, always or never.
 * Whatever else stands there is a piece of JSON: never shown partly, never altered.
 */

import { own, OPERATORS, readTest } from "./operators.js";
import { readAttribute } from "./attributes.js";
import { ruleOf } from "../json/nodes.js";
import { patchedSource } from "../json/patch.js";
import { Written } from "../json/written.js";

/** @import { JsonNode, NumberNode, StringNode } from "../json/nodes.js" */
/** @import { Test } from "./operators.js" */
/** @import { Wanted } from "../json/wanted.d.ts" */

/**
 * `node` is the whole condition, and `inner` what stands in its `!` if it is negated.
 *
 * @typedef {{ node: JsonNode, inner: JsonNode, negated: boolean }} Negatable
 *
 * @typedef {Negatable & { kind: "test" } & Test} TestCondition
 * @typedef {Negatable & { kind: "reference", name: StringNode }} ReferenceCondition
 * @typedef {Negatable & { kind: "group", mode: "and" | "or", conditions: Condition[] }} GroupCondition
 *
 * Some attributes are missing; with `least`, fewer than so many of them are there.
 * @typedef {Negatable & { kind: "missing", paths: StringNode[], least: NumberNode | null }} MissingCondition
 *
 * @typedef {{ kind: "constant", node: JsonNode, value: boolean }} ConstantCondition
 *
 * `operator` is the first operator of the piece, null where it has none.
 * @typedef {{ kind: "json", node: JsonNode, operator: string | null }} JsonPiece
 *
 * @typedef {TestCondition | ReferenceCondition | GroupCondition | MissingCondition} NegatableCondition
 * @typedef {NegatableCondition | ConstantCondition | JsonPiece} Condition
 */

/**
 * @param {JsonNode} node
 * @returns {Condition}
 */
export function readCondition(node) {
  if (node.type === "boolean") return { kind: "constant", node, value: node.value };
  const inner = negatedIn(node);
  const negatable = inner ? readNegatable(inner, node, true) : readNegatable(node, node, false);
  return negatable && !isOfFirst(negatable) ? negatable : jsonPiece(node);
}

/**
 * Whether a `!` without a list stands before a group that may end in a list: its first value counts
 * then, which no sentence says.
 *
 * @param {NegatableCondition} condition
 */
function isOfFirst(condition) {
  const { kind, negated, node } = condition;
  return kind === "group" && negated && isBare(node) && !isStrictInside(condition);
}

/**
 * Whether an operator of one operand has it without a list.
 *
 * @param {JsonNode} node
 */
const isBare = (node) => ruleOf(node)?.value.type !== "array";

/**
 * Whether "is set" asks of a list for its first value: `{"!": {"var": "groups"}}`, where
 * `{"!": [{"var": "groups"}]}` asks whether there is any.
 *
 * @param {TestCondition} test
 */
export function asksForFirst({ operator, node, inner, negated }) {
  if (operator !== "isSet") return false;
  return ruleOf(inner)?.key === "!!" ? isBare(inner) : negated && isBare(node);
}

/**
 * @param {JsonNode} node
 * @returns {JsonPiece}
 */
export function jsonPiece(node) {
  return { kind: "json", node, operator: ruleOf(node)?.key ?? null };
}

/** @param {JsonNode} node */
function negatedIn(node) {
  const rule = ruleOf(node);
  if (rule?.key !== "!") return null;
  return onlyOperand(rule.value);
}

/**
 * An operator with one operand takes it as it is or in a list.
 *
 * @param {JsonNode} operand
 * @returns {JsonNode | null}
 */
function onlyOperand(operand) {
  if (operand.type !== "array") return operand;
  return operand.items.length === 1 ? (operand.items[0] ?? null) : null;
}

/** @type {Record<string, "and" | "or">} */
const GROUPS = { and: "and", or: "or" };

/**
 * @param {JsonNode} inner
 * @param {JsonNode} node
 * @param {boolean} negated
 * @returns {NegatableCondition | null}
 */
function readNegatable(inner, node, negated) {
  const rule = ruleOf(inner);
  if (!rule) return null;
  const { key, value } = rule;
  const base = { node, inner, negated };
  const set = readAttribute(key === "!!" ? (onlyOperand(value) ?? value) : inner);
  if (set) return { kind: "test", ...base, operator: "isSet", attribute: set, operands: [], reversed: false };
  if (key === "$ref") return value.type === "string" ? { kind: "reference", ...base, name: value } : null;
  if (key === "missing") return readMissing(base, value, null);
  if (value.type !== "array") return null;
  if (key === "missing_some") return readMissingSome(base, value.items);
  const mode = own(GROUPS, key);
  if (!mode) {
    const test = readTest(key, value.items);
    return test && { kind: "test", ...base, ...test };
  }
  if (value.items.length === 0) return null;
  return { kind: "group", ...base, mode, conditions: value.items.map(readCondition) };
}

/**
 * @param {Negatable} base
 * @param {JsonNode[]} items
 * @returns {MissingCondition | null}
 */
function readMissingSome(base, [least, paths, ...rest]) {
  if (least?.type !== "number" || !Number.isInteger(least.value) || least.value < 1) return null;
  return paths?.type === "array" && rest.length === 0 ? readMissing(base, paths, least) : null;
}

/**
 * @param {Negatable} base
 * @param {JsonNode} value
 * @param {NumberNode | null} least
 * @returns {MissingCondition | null}
 */
function readMissing(base, value, least) {
  const items = value.type === "array" ? value.items : [value];
  /** @type {StringNode[]} */
  const paths = [];
  for (const item of items) {
    if (item.type !== "string" || item.value === "") return null;
    paths.push(item);
  }
  return paths.length > 0 ? { kind: "missing", ...base, paths, least } : null;
}

/**
 * Whether its result is true, false or none, and never a value that happens to count as one.
 *
 * Only the result of such a condition can be the answer of a flag.
 *
 * @param {Condition} condition
 * @returns {boolean}
 */
export function isStrict(condition) {
  if (condition.kind === "constant") return true;
  return condition.kind !== "json" && (condition.negated || isStrictInside(condition));
}

/**
 * The same of what a condition is but for its `!`.
 *
 * @param {NegatableCondition} condition
 */
function isStrictInside(condition) {
  if (condition.kind === "group") return condition.conditions.every(isStrict);
  return condition.kind === "test" && (condition.operator !== "isSet" || ruleOf(condition.inner)?.key === "!!");
}

/**
 * A condition as it is wanted, with or without `!`. Where that is as it was, it stays as written;
 * where it changes, what stands inside keeps its text.
 *
 * @param {NegatableCondition} old
 * @param {Wanted} inner
 * @param {boolean} negated
 * @returns {Wanted}
 */
export function negation(old, inner, negated) {
  if (negated !== old.negated) {
    const kept = new Written(patchedSource(old.inner, inner));
    return negated ? { "!": [kept] } : kept;
  }
  if (!negated) return inner;
  return isBare(old.node) ? { "!": inner } : { "!": [inner] };
}

/**
 * The JSON that says this condition, with its operands as they were written.
 *
 * @param {Condition} condition
 * @returns {Wanted}
 */
export function conditionWanted(condition) {
  if (condition.kind === "json" || condition.kind === "constant") return condition.node;
  return negation(condition, innerWanted(condition), condition.negated);
}

/**
 * @param {NegatableCondition} condition
 * @returns {Wanted}
 */
function innerWanted(condition) {
  switch (condition.kind) {
    case "reference":
      return { $ref: condition.name };
    case "group":
      return { [condition.mode]: condition.conditions.map(conditionWanted) };
    case "missing":
      return missingWanted(condition);
    default: {
      const { operator, attribute, operands, reversed, inner } = condition;
      // `!!` says the same of an attribute as the attribute alone.
      if (operator === "isSet") return inner;
      return OPERATORS[operator].write(attribute.node, operands, reversed);
    }
  }
}

/**
 * @param {MissingCondition} condition
 * @returns {Wanted}
 */
function missingWanted({ inner, paths, least }) {
  if (least) return { missing_some: [least, paths] };
  const [only] = paths;
  const isBare = ruleOf(inner)?.value.type === "string";
  return { missing: isBare && only ? only : paths };
}
