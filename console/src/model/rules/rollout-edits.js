/** Edits of a rollout: each is the outcome that is wanted, whose untouched parts stay as written. */

import { attributeWanted, FLAG_KEY } from "./attributes.js";
import { bucketingWanted } from "./outcomes.js";
import { normalised } from "./rollout.js";

/** @import { StringNode } from "../json/nodes.js" */
/** @import { Bucket, Bucketing, RolloutOutcome } from "./outcomes.js" */
/** @import { Wanted } from "../json/wanted.d.ts" */

/** @typedef {{ variant: Wanted, weight: number, old: Bucket | null }} WantedBucket */

/**
 * Variants with these weights, which add up to 100 or to what `rollout.js` says.
 *
 * @param {RolloutOutcome} rollout
 * @param {number[]} weights
 */
export function withWeights(rollout, weights) {
  return wanted(rollout, bucketsOf(rollout).map((bucket, i) => ({ ...bucket, weight: weights[i] ?? 0 })));
}

/**
 * @param {RolloutOutcome} rollout
 * @param {number} position
 * @param {string | null} name null for the default variant
 */
export function withVariant(rollout, position, name) {
  return wanted(rollout, bucketsOf(rollout).map((bucket, i) => (i === position ? { ...bucket, variant: name } : bucket)));
}

/**
 * A new variant has nobody until its slider is moved.
 *
 * @param {RolloutOutcome} rollout
 * @param {string | null} name
 */
export function withBucket(rollout, name) {
  return wanted(rollout, [...bucketsOf(rollout), { variant: name, weight: 0, old: null }]);
}

/**
 * The others share what the one had, in their proportions.
 *
 * @param {RolloutOutcome} rollout
 * @param {number} position
 */
export function withoutBucket(rollout, position) {
  const rest = bucketsOf(rollout).filter((_, i) => i !== position);
  const weights = rest.map(({ weight }) => weight);
  const shares = normalised(weights.some((weight) => weight > 0) ? weights : weights.map(() => 1));
  return wanted(rollout, rest.map((bucket, i) => ({ ...bucket, weight: shares[i] ?? 0 })));
}

/**
 * Divide the keys by an attribute; `path` is null for the targeting key. `seed` is hashed before it:
 * with "flag" each flag divides the keys in its own way.
 *
 * @param {RolloutOutcome} rollout
 * @param {string | null} path
 * @param {"flag" | StringNode | null} seed
 * @returns {Wanted}
 */
export function withBucketing(rollout, path, seed) {
  const list = rollout.buckets.map(({ node }) => node);
  if (path === null) return { fractional: list };
  const old = rollout.by.kind === "attribute" ? rollout.by.attribute : null;
  const attribute = attributeWanted(old, path);
  const seeded = seed === "flag" ? { var: FLAG_KEY } : seed;
  return { fractional: [seeded ? { cat: [seeded, attribute] } : attribute, ...list] };
}

/**
 * A rollout of two variants that nobody has yet written.
 *
 * @param {(string | null)[]} names
 * @returns {Wanted}
 */
export function newRollout([first = null, second = null]) {
  return { fractional: [[first, 0], [second, 100]] };
}



/**
 * @param {RolloutOutcome} rollout
 * @returns {WantedBucket[]}
 */
function bucketsOf({ buckets }) {
  return buckets.map((old) => ({ variant: old.variantNode, weight: old.weight, old }));
}

/**
 * @param {{ by: Bucketing }} rollout
 * @param {WantedBucket[]} buckets
 * @returns {Wanted}
 */
function wanted({ by }, buckets) {
  const list = buckets.map(({ variant, weight, old }) => {
    const isImplied = old?.node.items.length === 1 && weight === 1;
    return isImplied ? [variant] : [variant, weight];
  });
  return { fractional: by.node ? [bucketingWanted(by), ...list] : list };
}
