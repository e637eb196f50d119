/**
 * What differs between two definitions of a flag, part by part, for sentences about it.
 *
 * Texts are JSON as written; a value in a difference is JSON text as well. Sentences are made of
 * them in difference-words.js, and the difference by lines in line-diff.js.
 *
 * @import { Branch } from './branches.js'
 * @typedef {{part: 'flag', change: 'created' | 'deleted'}} Existence
 * @typedef {{part: 'layout' | 'spelling'}} Same only white space differs, or only the order of members and
 *     other spellings of the same meaning
 * @typedef {{part: 'state' | 'default', before: string | null, after: string | null}} Plain
 * @typedef {{part: 'variant' | 'metadata' | 'member', change: 'added' | 'removed' | 'changed' | 'renamed',
 *     name: string, to?: string, before: string | null, after: string | null}} Named
 * @typedef {{part: 'rule', change: 'added' | 'removed' | 'condition' | 'result' | 'both' | 'moved',
 *     number: number | null, from?: number | null, before: Branch | null, after: Branch | null}} Rule
 *     `number` counts from 1, in what was removed by the old order, otherwise by the new one; null is
 *     the branch that holds for everybody else. `from` is the old number of what moved.
 * @typedef {Existence | Same | Plain | Named | Rule} Difference
 */
import { align } from "./align.js";
import { branchesOf } from "./branches.js";
import { compact } from "./json/layout.js";
import { find, membersOf } from "./json/nodes.js";
import { parse } from "./json/parser.js";

const KNOWN = ["state", "variants", "defaultVariant", "targeting", "metadata"];

/**
 * Return the differences between two definitions; null is a flag that does not exist.
 *
 * Throws JsonFault if one is not JSON.
 *
 * @param {string | null} before
 * @param {string | null} after
 * @returns {Difference[]}
 */
export function differencesOf(before, after) {
  if (before === null || after === null) {
    if (before === after) return [];
    return [{ part: "flag", change: before === null ? "created" : "deleted" }];
  }
  if (before === after) return [];
  const [old, now] = [membersAt(before, ""), membersAt(after, "")];
  /** @type {Difference[]} */
  const found = [
    ...plain("state", old.get("state"), now.get("state")),
    ...plain("default", old.get("defaultVariant"), now.get("defaultVariant")),
    ...named("variant", membersAt(before, "/variants"), membersAt(after, "/variants")),
    ...ruleDifferences(old.get("targeting") ?? null, now.get("targeting") ?? null),
    ...named("metadata", membersAt(before, "/metadata"), membersAt(after, "/metadata")),
    ...named("member", without(old), without(now)),
  ];
  if (found.length) return found;
  return compact(before) === compact(after) ? [{ part: "layout" }] : [{ part: "spelling" }];
}

/**
 * Return the differences between two texts of targeting, rule by rule.
 *
 * @param {string | null} before
 * @param {string | null} after
 * @returns {Rule[]}
 */
export function ruleDifferences(before, after) {
  const [old, now] = [branchesOf(before), branchesOf(after)];
  const [olds, nows] = [old.map(textOf), now.map(textOf)];
  /** @type {number[]} */
  let removed = [];
  /** @type {number[]} */
  let added = [];
  /** @type {Rule[]} */
  const found = [];
  const settle = () => {
    found.push(...pairUp(old, now, removed, added));
    [removed, added] = [[], []];
  };
  for (const [one, other] of align(olds, nows)) {
    if (one !== null && other !== null) settle();
    else if (one !== null) removed.push(one);
    else if (other !== null) added.push(other);
  }
  settle();
  return joinMoves(found).sort((a, b) => order(a) - order(b));
}

/**
 * Pair the removed and the added rules of one gap: by their condition, by their result, by place.
 *
 * @param {Branch[]} old
 * @param {Branch[]} now
 * @param {number[]} removed
 * @param {number[]} added
 * @returns {Rule[]}
 */
function pairUp(old, now, removed, added) {
  const left = new Set(removed);
  /** @type {Map<number, number>} */
  const pairs = new Map();
  /** @param {(one: Branch, other: Branch) => boolean} fits */
  const match = (fits) => {
    for (const other of added) {
      if (pairs.has(other)) continue;
      const one = [...left].find((index) => fits(old[index], now[other]));
      if (one === undefined) continue;
      pairs.set(other, one);
      left.delete(one);
    }
  };
  match((one, other) => one.condition === other.condition);
  match(
    (one, other) =>
      one.condition !== null && other.condition !== null && one.result === other.result,
  );
  if (removed.length === added.length) {
    match((one, other) => (one.condition === null) === (other.condition === null));
  }
  /** @type {Rule[]} */
  const found = added.map((other) => {
    const one = pairs.get(other);
    const number = now[other].condition === null ? null : other + 1;
    if (one === undefined)
      return { part: "rule", change: "added", number, before: null, after: now[other] };
    const [before, after] = [old[one], now[other]];
    const change =
      before.condition === after.condition
        ? "result"
        : before.result === after.result
          ? "condition"
          : "both";
    return { part: "rule", change, number, before, after };
  });
  for (const one of left) {
    const number = old[one].condition === null ? null : one + 1;
    found.push({ part: "rule", change: "removed", number, before: old[one], after: null });
  }
  return found;
}

/** A rule that was removed at one place and added at another has moved. @param {Rule[]} found */
function joinMoves(found) {
  const gone = found.filter((one) => one.change === "removed");
  /** @type {Set<Rule>} */
  const joined = new Set();
  const kept = found.map((one) => {
    if (one.change !== "added" || !one.after) return one;
    const text = textOf(one.after);
    const source = gone.find(
      (other) => !joined.has(other) && other.before && textOf(other.before) === text,
    );
    if (!source) return one;
    joined.add(source);
    return {
      ...one,
      change: /** @type {const} */ ("moved"),
      from: source.number,
      before: source.before,
    };
  });
  return kept.filter((one) => !joined.has(one));
}

/** @param {Rule} rule */
function order(rule) {
  return rule.number ?? Infinity;
}

/** @param {Branch} branch */
function textOf(branch) {
  return `${branch.condition ?? ""}\n${branch.result}`;
}

/**
 * @param {'state' | 'default'} part
 * @param {string | undefined} before
 * @param {string | undefined} after
 * @returns {Plain[]}
 */
function plain(part, before, after) {
  return before === after ? [] : [{ part, before: before ?? null, after: after ?? null }];
}

/**
 * @param {'variant' | 'metadata' | 'member'} part
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 * @returns {Named[]}
 */
function named(part, before, after) {
  const [olds, nows] = [[...before.keys()], [...after.keys()]];
  /** @type {Named[]} */
  const found = [];
  const gone = new Set(olds.filter((name) => !after.has(name)));
  for (const name of nows) {
    const [one, other] = [before.get(name), after.get(name) ?? null];
    if (one !== undefined) {
      if (one !== other) found.push({ part, change: "changed", name, before: one, after: other });
      continue;
    }
    const source = [...gone].find(
      (old) => before.get(old) === other && olds.indexOf(old) === nows.indexOf(name),
    );
    if (source === undefined || part === "member") {
      found.push({ part, change: "added", name, before: null, after: other });
    } else {
      gone.delete(source);
      found.push({ part, change: "renamed", name: source, to: name, before: other, after: other });
    }
  }
  for (const name of gone) {
    found.push({ part, change: "removed", name, before: before.get(name) ?? null, after: null });
  }
  return found;
}

/**
 * The members of an object by name, each as JSON without white space; none if it is no object.
 *
 * @param {string} text
 * @param {string} pointer
 * @returns {Map<string, string>}
 */
function membersAt(text, pointer) {
  return new Map(membersOf(find(parse(text), pointer)).map(({ key, value }) => [key, compact(value.source)]));
}

/** @param {Map<string, string>} members */
function without(members) {
  return new Map([...members].filter(([key]) => !KNOWN.includes(key)));
}
