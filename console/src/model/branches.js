/**
 * Targeting as a list of branches: the first whose condition holds decides.
 *
 * @typedef {{condition: string | null, result: string}} Branch
 *     Both are JSON text without white space; a `condition` of null is "else".
 * @typedef {{variant: string, percent: number}} Share
 */
import { compact } from "./json/layout.js";
import { parse } from "./json/parser.js";
import { readOutcome } from "./rules/outcomes.js";
import { sharesOf as sharesOfBuckets } from "./rules/rollout.js";
import { readRules } from "./rules/rules.js";

/**
 * Return the branches of targeting; none for null, {} and an empty text.
 *
 *     branchesOf('{"if": [{"var": "a"}, "on", "off"]}')
 *       → [{condition: '{"var":"a"}', result: '"on"'}, {condition: null, result: '"off"'}]
 *
 * @param {string | null} targeting JSON
 * @returns {Branch[]}
 */
export function branchesOf(targeting) {
  const { rules, otherwise } = readRules(targeting ?? "");
  /** @type {Branch[]} */
  const branches = rules.map(({ condition, outcome }) => ({
    condition: compact(condition.node.source),
    result: compact(outcome.node.source),
  }));
  return otherwise ? [...branches, { condition: null, result: compact(otherwise.node.source) }] : branches;
}

/**
 * Return what each variant gets of a result: all of a plain variant, shares of a `fractional`.
 *
 * Null for other results. A variant that stands twice has one share.
 *
 * @param {string} result JSON
 * @returns {Share[] | null}
 */
export function sharesOf(result) {
  const outcome = readOutcome(parse(result));
  const buckets = outcome.kind === "variant" ? [{ name: outcome.name, weight: 1 }] : outcome.kind === "rollout" ? outcome.buckets : [];
  if (!buckets.length || buckets.some(({ name }) => name === null)) return null;
  return sharesOfBuckets(buckets).map(({ variant, percent }) => ({ variant: variant ?? "", percent }));
}

/**
 * Return what a result splits by: JSON of the bucketing value, or null for the default.
 *
 * @param {string} result
 * @returns {string | null}
 */
export function splitBy(result) {
  const outcome = readOutcome(parse(result));
  return outcome.kind === "rollout" && outcome.by.node ? compact(outcome.by.node.source) : null;
}
