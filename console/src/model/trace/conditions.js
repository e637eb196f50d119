/** Single operators of a trace: comparisons of an attribute with a value, and rollouts. */

import { weightsOf } from '../changes/shares.js';

/** @import { Read, Share } from './lines.js' */
/** @import { Node } from './unreached.js' */

const COMPARISONS = ['==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in', 'starts_with', 'ends_with'];

/**
 * Return whether a node's result is a truth, wherever it stands.
 * @param {Node} node
 */
export function isCondition({ operator, result }) {
  return operator !== undefined && (typeof result === 'boolean' || COMPARISONS.includes(operator));
}

/**
 * Return a comparison of one attribute with a literal, or an attribute alone; null for others.
 * @param {Node} node
 * @param {Node[]} operands
 */
export function testOf(node, operands) {
  const operator = node.operator ?? '';
  if (operator === 'var') return { kind: /** @type {const} */ ('attribute'), read: readOf(node) };
  if (operator === '!!' && operands.length === 1 && operands[0].operator === 'var') {
    return test('!!', operands[0], null, false);
  }
  if (operator === 'sem_ver' && operands.length === 3 && operands[1].value !== undefined) {
    const [left, symbol, right] = operands;
    if (left.operator !== 'var' || !isLiteral(right)) return null;
    const versions = /** @type {(string | null)[] | undefined} */ (node.versions);
    const found = test(`sem_ver ${symbol.value}`, left, right.value, false);
    return versions === undefined ? found : { ...found, versions };
  }
  if (!COMPARISONS.includes(operator) || operands.length !== 2) return null;
  const [left, right] = operands;
  if (left.operator === 'var' && isLiteral(right)) return test(operator, left, right.value, false);
  if (right.operator === 'var' && isLiteral(left)) return test(operator, right, left.value, true);
  return null;
}

/** @typedef {{variant: unknown, from: number, to: number}} Range */

/**
 * Return the split of a `fractional` node; without shares where it gave no answer.
 *
 * Of one that was not reached the shares are those that are written, where these are literals.
 * @param {Node} node
 */
export function split(node) {
  const ranges = node.reached === false ? written(node) : /** @type {Range[]} */ (node.ranges ?? []);
  const buckets = Number(node.buckets ?? ranges[ranges.length - 1]?.to ?? 0);
  const bucket = typeof node.bucket === 'number' ? node.bucket : null;
  /** @type {Share[]} */
  const shares = ranges.map(({ variant, from, to }) => ({
    variant,
    from,
    to,
    percent: buckets > 0 ? ((to - from) / buckets) * 100 : 0,
    isTaken: bucket !== null && from <= bucket && bucket < to,
  }));
  const hash = typeof node.hash === 'number' ? node.hash : null;
  return { bucketBy: node.bucketBy ?? null, bucket, buckets, hash, shares };
}

/**
 * @param {Node} node
 * @returns {Range[]}
 */
function written({ operands = [] }) {
  const weights = weightsOf({ fractional: operands.map((each) => each.value ?? null) }) ?? [];
  let from = 0;
  return weights.map(([variant, weight]) => ({ variant, from, to: (from += weight) }));
}

/** @param {string} operator @param {Node} read @param {unknown} operand @param {boolean} isReversed */
function test(operator, read, operand, isReversed) {
  return { kind: /** @type {const} */ ('test'), operator, read: readOf(read), operand, isReversed };
}

/**
 * @param {Node} node
 * @returns {Read}
 */
function readOf(node) {
  const isFound = node.found === true;
  const source = /** @type {Read['source']} */ (node.in === 'element' ? 'element' : (node.source ?? 'request'));
  return { path: String(node.path ?? ''), isFound, value: node.result, source: isFound ? source : null };
}

/** @param {Node} node */
const isLiteral = (node) => node.operator === undefined && node.items === undefined && 'value' in node;
