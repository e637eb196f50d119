/** The rules of a targeting, in order, for comparing two of them. */

import { isEqual, isObject } from './equal.js';

/**
 * A rule: what it gives where its condition holds. The last, "else", has no condition.
 * @typedef {{condition: unknown, isElse: boolean, outcome: unknown}} Rule
 */

/**
 * A rule of one version beside that of another; `number` counts from 1, null for "else".
 * @typedef {{before: Rule | null, after: Rule | null, number: number | null}} Pair
 */

/**
 * Return the rules of a targeting: the branches of its `if`, or all of it as the one "else".
 * @param {unknown} targeting
 * @returns {Rule[]}
 */
export function rulesOf(targeting) {
  if (targeting === undefined || targeting === null) return [];
  if (!isObject(targeting)) return [{ condition: null, isElse: true, outcome: targeting }];
  if (Object.keys(targeting).length === 0) return [];
  const branches = Object.keys(targeting).length === 1 ? targeting.if : undefined;
  if (!Array.isArray(branches)) return [{ condition: null, isElse: true, outcome: targeting }];
  /** @type {Rule[]} */
  const rules = [];
  for (let at = 0; at + 1 < branches.length; at += 2) {
    rules.push({ condition: branches[at], isElse: false, outcome: branches[at + 1] });
  }
  if (branches.length % 2 === 1) {
    rules.push({ condition: null, isElse: true, outcome: branches[branches.length - 1] });
  }
  return rules;
}

/**
 * Return the pairs of rules that differ, in order. Rules that are the same keep their places (the
 * longest common sequence); between them, those with one condition or one outcome belong together.
 * @param {Rule[]} before
 * @param {Rule[]} after
 * @returns {Pair[]}
 */
export function differingRules(before, after) {
  /** @type {Pair[]} */
  const pairs = [];
  let [left, right] = [0, 0];
  for (const [i, j] of [...commonRules(before, after), [before.length, after.length]]) {
    pairs.push(...pairedRules(before, after, left, i, right, j));
    [left, right] = [i + 1, j + 1];
  }
  return pairs;
}

/**
 * Return whether the rules are the same ones in another order.
 * @param {Rule[]} before
 * @param {Rule[]} after
 * @returns {boolean}
 */
export function isReordered(before, after) {
  if (before.length !== after.length) return false;
  const rest = [...after];
  return before.every((rule) => {
    const at = rest.findIndex((other) => isEqual(rule, other));
    if (at < 0) return false;
    rest.splice(at, 1);
    return true;
  });
}

/**
 * @param {Rule[]} before
 * @param {Rule[]} after
 * @param {number} left
 * @param {number} leftEnd
 * @param {number} right
 * @param {number} rightEnd
 * @returns {Pair[]}
 */
function pairedRules(before, after, left, leftEnd, right, rightEnd) {
  /** @type {Pair[]} */
  const pairs = [];
  const free = new Set(range(left, leftEnd));
  /** @type {Map<number, number>} */
  const partners = new Map();
  for (const isPartner of [isSameCondition, isSameOutcome, isSameKind]) {
    for (const j of range(right, rightEnd)) {
      if (partners.has(j)) continue;
      const i = [...free].find((each) => isPartner(before[each], after[j]));
      if (i === undefined) continue;
      partners.set(j, i);
      free.delete(i);
    }
  }
  for (const i of free) pairs.push({ before: before[i], after: null, number: numberOf(before, i) });
  for (const j of range(right, rightEnd)) {
    const i = partners.get(j);
    const rule = i === undefined ? null : before[i];
    pairs.push({ before: rule, after: after[j], number: numberOf(after, j) });
  }
  return pairs;
}

/** @type {(one: Rule, other: Rule) => boolean} */
const isSameCondition = (one, other) =>
  one.isElse === other.isElse && isEqual(one.condition, other.condition);
/** @type {(one: Rule, other: Rule) => boolean} */
const isSameOutcome = (one, other) =>
  one.isElse === other.isElse && isEqual(one.outcome, other.outcome);
/** @type {(one: Rule, other: Rule) => boolean} */
const isSameKind = (one, other) =>
  one.isElse === other.isElse && skeleton(one.condition) === skeleton(other.condition);

/**
 * Return the operators of a rule and the attributes that it reads, without its values.
 * @param {unknown} rule
 * @returns {string}
 */
function skeleton(rule) {
  if (Array.isArray(rule)) return `[${rule.map(skeleton).filter(Boolean).join()}]`;
  if (!isObject(rule)) return '';
  return Object.entries(rule)
    .map(([name, value]) => `${name}:${name === 'var' ? JSON.stringify(value) : skeleton(value)}`)
    .join();
}

/**
 * @param {Rule[]} before
 * @param {Rule[]} after
 * @returns {[number, number][]}
 */
function commonRules(before, after) {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i][j] = isEqual(before[i], after[j])
        ? lengths[i + 1][j + 1] + 1
        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  /** @type {[number, number][]} */
  const common = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (isEqual(before[i], after[j])) common.push([i++, j++]);
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++;
    else j++;
  }
  return common;
}

/** @type {(rules: Rule[], at: number) => number | null} */
const numberOf = (rules, at) => (rules[at].isElse ? null : at + 1);

/** @type {(start: number, end: number) => number[]} */
const range = (start, end) => Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
