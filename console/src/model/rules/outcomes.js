/**
 * Outcomes: what a rule answers, and what the "else" does.
 *
 * A variant, the default variant, a percentage of the keys for each of several variants, the answer
 * of a condition, of a shared evaluator or of an attribute. Whatever else is a piece of JSON.
 */

import { attributeWanted, FLAG_KEY, readAttribute } from "./attributes.js";
import { conditionWanted, isStrict, jsonPiece, readCondition } from "./conditions.js";
import { isScalar, ruleOf } from "../json/nodes.js";

/** @import { ArrayNode, JsonNode, NumberNode, ScalarNode, StringNode } from "../json/nodes.js" */
/** @import { Attribute } from "./attributes.js" */
/** @import { Condition, JsonPiece } from "./conditions.js" */
/** @import { Wanted } from "../json/wanted.d.ts" */

/**
 * A name is the text of a variant: `true` names "true" and `2.50` names "2.5". Null is the default.
 *
 * @typedef {{ kind: "variant", node: JsonNode, name: string | null }} VariantOutcome
 * @typedef {{ kind: "answer", node: JsonNode, condition: Condition }} AnswerOutcome
 * @typedef {{ kind: "reference", node: JsonNode, name: StringNode }} ReferenceOutcome
 * @typedef {{ kind: "attribute", node: JsonNode, attribute: Attribute }} AttributeOutcome
 *
 * @typedef {object} Bucket
 * @property {ArrayNode} node
 * @property {ScalarNode} variantNode
 * @property {string | null} name
 * @property {number} weight 1 where none is written
 *
 * What the keys are divided by: the targeting key, an attribute or any expression. `seed` is what
 * is hashed before the attribute: "flag" is the flag's key, so that flags are independent.
 *
 * @typedef {{ kind: "key", node: null }
 *   | { kind: "attribute", node: JsonNode, attribute: Attribute, seed: "flag" | StringNode | null }
 *   | JsonPiece} Bucketing
 *
 * @typedef {object} RolloutOutcome
 * @property {"rollout"} kind
 * @property {JsonNode} node
 * @property {Bucketing} by
 * @property {Bucket[]} buckets
 * @property {number} total sum of the weights, at least 1
 *
 * @typedef {VariantOutcome | RolloutOutcome | AnswerOutcome | ReferenceOutcome | AttributeOutcome
 *   | JsonPiece} Outcome
 */

/** The weights of a rollout may add up to this at most (`MAX_TOTAL_WEIGHT`). */
export const MAX_TOTAL = 2 ** 31 - 1;

/**
 * @param {JsonNode} node
 * @returns {Outcome}
 */
export function readOutcome(node) {
  if (isScalar(node)) return { kind: "variant", node, name: variantName(node) };
  const rule = ruleOf(node);
  if (!rule) return jsonPiece(node);
  if (rule.key === "fractional") return readRollout(node, rule.value) ?? jsonPiece(node);
  if (rule.key === "$ref" && rule.value.type === "string") return { kind: "reference", node, name: rule.value };
  const attribute = readAttribute(node);
  if (attribute) return { kind: "attribute", node, attribute };
  const condition = readCondition(node);
  return isStrict(condition) ? { kind: "answer", node, condition } : jsonPiece(node);
}

/**
 * The variant that a value names, null for the default one.
 *
 * @param {ScalarNode} node
 */
export function variantName({ value }) {
  if (value === null) return null;
  return Object.is(value, -0) ? "-0" : String(value);
}

/**
 * @param {JsonNode} node
 * @param {JsonNode} operand
 * @returns {RolloutOutcome | null}
 */
function readRollout(node, operand) {
  if (operand.type !== "array" || !operand.items[0]) return null;
  const [first, ...rest] = operand.items;
  const isImplicit = first.type === "array";
  const buckets = (isImplicit ? operand.items : rest).map(readBucket);
  if (!isAll(buckets)) return null;
  const total = buckets.reduce((sum, { weight }) => sum + weight, 0);
  if (total < 1 || total > MAX_TOTAL) return null;
  const by = isImplicit ? /** @type {const} */ ({ kind: "key", node: null }) : readBucketing(first);
  return { kind: "rollout", node, by, buckets, total };
}

/**
 * @template T
 * @param {(T | null)[]} list
 * @returns {list is T[]}
 */
const isAll = (list) => list.every((item) => item !== null);

/**
 * @param {JsonNode} node
 * @returns {Bucket | null}
 */
function readBucket(node) {
  if (node.type !== "array") return null;
  const [variant, weight, ...rest] = node.items;
  if (!variant || !isScalar(variant) || rest.length > 0) return null;
  if (weight && !isWeight(weight)) return null;
  return { node, variantNode: variant, name: variantName(variant), weight: weight ? weight.value : 1 };
}

/**
 * @param {JsonNode} node
 * @returns {node is NumberNode}
 */
function isWeight(node) {
  return node.type === "number" && Number.isInteger(node.value) && node.value >= 0 && node.value <= MAX_TOTAL;
}

/**
 * @param {JsonNode} node
 * @returns {Bucketing}
 */
function readBucketing(node) {
  const attribute = readAttribute(node);
  if (attribute) return { kind: "attribute", node, attribute, seed: null };
  const rule = ruleOf(node);
  const [first, second, ...rest] = rule?.key === "cat" && rule.value.type === "array" ? rule.value.items : [];
  const seeded = first && second && rest.length === 0 ? readAttribute(second) : null;
  if (!first || !seeded) return jsonPiece(node);
  if (first.type === "string") return { kind: "attribute", node, attribute: seeded, seed: first };
  const isPlain = readAttribute(first)?.path === FLAG_KEY && !readAttribute(first)?.fallback;
  return isPlain ? { kind: "attribute", node, attribute: seeded, seed: "flag" } : jsonPiece(node);
}

/**
 * The JSON that says this outcome, with its values as they were written.
 *
 * @param {Outcome} outcome
 * @returns {Wanted}
 */
export function outcomeWanted(outcome) {
  switch (outcome.kind) {
    case "rollout":
      return rolloutWanted(outcome);
    case "answer":
      return conditionWanted(outcome.condition);
    case "reference":
      return { $ref: outcome.name };
    case "attribute":
      return attributeWanted(outcome.attribute, outcome.attribute.path);
    default:
      return outcome.node;
  }
}

/**
 * @param {RolloutOutcome} rollout
 * @returns {Wanted}
 */
function rolloutWanted({ by, buckets }) {
  const list = buckets.map(({ node, variantNode, weight }) =>
    node.items.length > 1 ? [variantNode, weight] : [variantNode],
  );
  return { fractional: by.node ? [bucketingWanted(by), ...list] : list };
}

/**
 * @param {Bucketing} by not the targeting key, which is not written
 * @returns {Wanted}
 */
export function bucketingWanted(by) {
  if (by.kind !== "attribute") return by.node;
  const attribute = attributeWanted(by.attribute, by.attribute.path);
  if (by.seed === null) return attribute;
  return { cat: [by.seed === "flag" ? { var: FLAG_KEY } : by.seed, attribute] };
}
