/** What a row of a table says of targeting. */

import { sharesOf } from "./rollout.js";
import { readRules } from "./rules.js";

/** @import { Outcome } from "./outcomes.js" */

/** @typedef {{ variant: string | null, percent: number }} Share null is the default variant */

/**
 * `shares` are those that everybody gets whom no rule fits: one of 100 % for a variant, none where
 * the "else" is computed. `{rules: 0, shares: null}` without targeting.
 *
 * @param {string} text the targeting
 * @returns {{ rules: number, shares: Share[] | null }}
 */
export function summary(text) {
  const { root, rules, otherwise } = readRules(text);
  return { rules: rules.length, shares: root ? sharesFor(otherwise) : null };
}

/**
 * @param {Outcome | null} outcome
 * @returns {Share[] | null}
 */
function sharesFor(outcome) {
  if (!outcome) return [{ variant: null, percent: 100 }];
  if (outcome.kind === "variant") return [{ variant: outcome.name, percent: 100 }];
  return outcome.kind === "rollout" ? sharesOf(outcome.buckets) : null;
}
