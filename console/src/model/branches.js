/**
 * Targeting as a list of branches: the first whose condition holds decides.
 *
 * @import { Node } from './json-text.js'
 * @typedef {{condition: string | null, result: string}} Branch
 *     Both are JSON text without white space; a `condition` of null is "else".
 * @typedef {{variant: string, weight: number, percent: number}} Share
 */
import { compact } from "./json-edits.js";
import { parse, valueOf } from "./json-text.js";

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
  if (targeting === null) return [];
  const root = parse(targeting);
  if (root.type === "null" || (root.members && !root.members.length)) return [];
  /** @type {Branch[]} */
  const branches = [];
  collect(targeting, root, branches);
  return branches;
}

/** @param {string} text @param {Node} node @param {Branch[]} branches */
function collect(text, node, branches) {
  const operands =
    node.members?.length === 1 && node.members[0].key === "if" ? node.members[0].value.items : null;
  if (!operands || operands.length < 2) {
    branches.push({ condition: null, result: written(text, node) });
    return;
  }
  for (let at = 0; at + 1 < operands.length; at += 2) {
    branches.push({
      condition: written(text, operands[at]),
      result: written(text, operands[at + 1]),
    });
  }
  if (operands.length % 2) collect(text, operands[operands.length - 1], branches);
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
  const node = parse(result);
  if (node.type === "string") return [{ variant: valueOf(result, node), weight: 1, percent: 100 }];
  if (node.type === "boolean") return [{ variant: result.trim(), weight: 1, percent: 100 }];
  const only = node.members?.length === 1 ? node.members[0] : null;
  if (only?.key !== "fractional" || !only.value.items) return null;
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const [at, bucket] of only.value.items.entries()) {
    if (!bucket.items) {
      if (at === 0) continue;
      return null;
    }
    const [variant, weight, ...more] = valueOf(result, bucket);
    const share = weight === undefined || weight === null ? 1 : weight;
    if (typeof variant !== "string" || !Number.isSafeInteger(share) || more.length) return null;
    weights.set(variant, (weights.get(variant) ?? 0) + Math.max(0, share));
  }
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  if (!sum) return null;
  return [...weights].map(([variant, weight]) => ({
    variant,
    weight,
    percent: (100 * weight) / sum,
  }));
}

/**
 * Return what a result splits by: JSON of the bucketing value, or null for the default.
 *
 * @param {string} result
 * @returns {string | null}
 */
export function splitBy(result) {
  const items = parse(result).members?.[0]?.value.items;
  return items?.length && !items[0].items ? written(result, items[0]) : null;
}

/** @param {string} text @param {Node} node */
function written(text, node) {
  return compact(text.slice(node.start, node.end));
}
