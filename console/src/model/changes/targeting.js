/** What changed between two versions of a targeting, as facts. */

import { isEqual, isObject } from './equal.js';
import { differingRules, isReordered, rulesOf } from './rules.js';
import { bucketedBy, sharesOf } from './shares.js';

/** @typedef {import('./facts.js').Fact} Fact */
/** @typedef {import('./rules.js').Pair} Pair */

/**
 * Return what changed in a targeting. A flag without targeting gives its default to all, so that
 * a first rollout is a share that was raised from 0.
 * @param {unknown} before
 * @param {unknown} after
 * @param {string | null} defaultVariant the variant whose share is the rest: the others are told
 * @returns {Fact[]}
 */
export function targetingFacts(before, after, defaultVariant) {
  if (isEqual(before ?? null, after ?? null)) return [];
  const [former, present] = [rulesOf(before), rulesOf(after)];
  const isOnlyElse = [...former, ...present].every((rule) => rule.isElse);
  if (former.length === 0 || present.length === 0) {
    const one = former[0]?.outcome ?? defaultVariant;
    const other = present[0]?.outcome ?? defaultVariant;
    const shares = isOnlyElse ? shareFacts(one, other, null, defaultVariant) : null;
    if (shares !== null && shares.length > 0) return shares;
    return [{ what: former.length === 0 ? 'targeting-added' : 'targeting-removed' }];
  }
  if (isReordered(former, present)) return [{ what: 'rules-moved' }];
  return differingRules(former, present).flatMap((pair) => ruleFacts(pair, defaultVariant));
}

/**
 * Return what changed in an evaluator, which has no branches that give variants.
 * @param {unknown} before
 * @param {unknown} after
 * @returns {Fact[]}
 */
export function ruleValueFacts(before, after) {
  return valueFacts(before, after, null) ?? [{ what: 'rule-rewritten' }];
}

/**
 * @param {Pair} pair
 * @param {string | null} defaultVariant
 * @returns {Fact[]}
 */
function ruleFacts({ before, after, number }, defaultVariant) {
  if (before === null) return [{ what: 'rule-added', rule: number }];
  if (after === null) return [{ what: 'rule-removed', rule: number }];
  const values = valueFacts(before.condition, after.condition, number);
  const isSame = isEqual(before.outcome, after.outcome);
  const shares = isSame ? [] : shareFacts(before.outcome, after.outcome, number, defaultVariant);
  if (values === null || shares === null) return [{ what: 'rule-changed', rule: number }];
  const facts = [...values, ...shares];
  return facts.length > 0 ? facts : [{ what: 'rule-changed', rule: number }];
}

/**
 * @param {unknown} before
 * @param {unknown} after
 * @param {number | null} rule
 * @param {string | null} defaultVariant
 * @returns {Fact[] | null} null where the two differ in more than shares
 */
function shareFacts(before, after, rule, defaultVariant) {
  const [from, to] = [sharesOf(before), sharesOf(after)];
  if (from === null || to === null) return null;
  if (isSplit(before) && isSplit(after) && !isEqual(bucketedBy(before), bucketedBy(after))) {
    return null;
  }
  const variants = [...new Set([...to.keys(), ...from.keys()])];
  const moved = variants.filter((each) => !isNear(from.get(each) ?? 0, to.get(each) ?? 0));
  if (moved.length === 0) return [];
  if (!isSplit(before) && !isSplit(after)) {
    return [{ what: 'outcome', rule, from: String(before), to: String(after) }];
  }
  if (variants.length > 2) return [{ what: 'split', rule, from: [...from], to: [...to] }];
  const variant = moved.find((each) => each !== defaultVariant) ?? moved[0];
  return [
    { what: 'share', rule, variant, from: from.get(variant) ?? 0, to: to.get(variant) ?? 0 },
  ];
}

/**
 * Return what changed in the values of a condition; null where it differs in more than these.
 * @param {unknown} before
 * @param {unknown} after
 * @param {number | null} rule
 * @param {string | null} [attribute] what the values are compared with
 * @returns {Fact[] | null}
 */
function valueFacts(before, after, rule, attribute = null) {
  if (isEqual(before, after)) return [];
  if (isScalar(before) && isScalar(after)) {
    return attribute === null ? null : [{ what: 'value', rule, attribute, from: before, to: after }];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (attribute !== null && [...before, ...after].every(isScalar)) {
      const added = after.filter((each) => !before.includes(each));
      const removed = before.filter((each) => !after.includes(each));
      return added.length + removed.length === 0
        ? null
        : [{ what: 'values', rule, attribute, added, removed }];
    }
    if (before.length !== after.length) return null;
    const named = attributeIn(after) ?? attribute;
    return joined(before.map((item, at) => valueFacts(item, after[at], rule, named)));
  }
  if (!isObject(before) || !isObject(after)) return null;
  const names = Object.keys(before);
  if (!isEqual(names, Object.keys(after)) || names.includes('var') || names.includes('$ref')) {
    return null;
  }
  return joined(names.map((name) => valueFacts(before[name], after[name], rule)));
}

/** @type {(found: (Fact[] | null)[]) => Fact[] | null} */
const joined = (found) =>
  found.some((each) => each === null) ? null : found.flatMap((each) => each ?? []);

/**
 * Return the one attribute among the operands of an operator.
 * @param {unknown[]} operands
 * @returns {string | null}
 */
function attributeIn(operands) {
  const names = operands.flatMap((each) => {
    const path = isObject(each) ? each.var : undefined;
    const name = Array.isArray(path) ? path[0] : path;
    return typeof name === 'string' ? [name] : [];
  });
  return names.length === 1 ? names[0] : null;
}

/** @type {(outcome: unknown) => boolean} */
const isSplit = (outcome) => isObject(outcome);
/** @type {(value: unknown) => boolean} */
const isScalar = (value) => value === null || typeof value !== 'object';
/** @type {(one: number, other: number) => boolean} */
const isNear = (one, other) => Math.abs(one - other) < 1e-9;
