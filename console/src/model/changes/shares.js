/** Shares of a rollout: which variant gets how many percent. */

import { isObject } from './equal.js';

/** @typedef {Map<string, number>} Shares percent by variant, in the order of the rule */

/**
 * Return the shares of an outcome; null where they depend on the context.
 *
 * `"on"` → on 100; `{"fractional": [["on", 25], ["off", 75]]}` → on 25, off 75. A weight that is
 * left out is 1, and a negative one is 0, as in flagd.
 * @param {unknown} outcome
 * @returns {Shares | null}
 */
export function sharesOf(outcome) {
  if (typeof outcome === 'boolean' || typeof outcome === 'number') {
    return new Map([[String(outcome), 100]]);
  }
  if (typeof outcome === 'string') return new Map([[outcome, 100]]);
  const weights = weightsOf(outcome);
  if (weights === null) return null;
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  if (total <= 0) return null;
  /** @type {Shares} */
  const shares = new Map();
  for (const [variant, weight] of weights) {
    shares.set(variant, (shares.get(variant) ?? 0) + (weight / total) * 100);
  }
  return shares;
}

/**
 * Return the buckets of a `fractional` rule with literal variants and weights; null otherwise.
 * @param {unknown} rule
 * @returns {[string, number][] | null}
 */
export function weightsOf(rule) {
  const operands = isObject(rule) && Object.keys(rule).length === 1 ? rule.fractional : undefined;
  if (!Array.isArray(operands) || operands.length === 0) return null;
  const buckets = Array.isArray(operands[0]) ? operands : operands.slice(1);
  /** @type {[string, number][]} */
  const weights = [];
  for (const bucket of buckets) {
    if (!Array.isArray(bucket) || bucket.length < 1 || bucket.length > 2) return null;
    const [variant, weight = 1] = bucket;
    if (!['string', 'boolean', 'number'].includes(typeof variant)) return null;
    if (weight !== null && typeof weight !== 'number') return null;
    weights.push([String(variant), Math.max(0, weight ?? 1)]);
  }
  return weights;
}

/**
 * Return what a `fractional` buckets by: its first operand where that is no bucket.
 * @param {unknown} rule
 * @returns {unknown}
 */
export function bucketedBy(rule) {
  const operands = isObject(rule) ? rule.fractional : undefined;
  return Array.isArray(operands) && !Array.isArray(operands[0]) ? operands[0] : undefined;
}
