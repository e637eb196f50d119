/**
 * Edits of rules. Each returns the new text of the targeting, '' where nothing remains of it.
 *
 * Rules move between places: what stands between them, as the `if` of an "else", stays.
 */

import { isScalar } from "../json/nodes.js";
import { parse } from "../json/parser.js";
import { patch } from "../json/patch.js";
import { Written, isNode, styleOf, written } from "../json/written.js";

/** @import { JsonNode } from "../json/nodes.js" */
/** @import { Wanted } from "../json/wanted.d.ts" */
/** @import { Level, Rules } from "./rules.js" */

/** @typedef {{ condition: Wanted, outcome: Wanted }} WantedRule */

/**
 * Replace a part of the targeting: a condition, an outcome, a value in one.
 *
 * @param {Rules} rules
 * @param {JsonNode} node
 * @param {Wanted} wanted
 */
export function replace(rules, node, wanted) {
  return patch(rules.text, node, wanted);
}

/**
 * Put a rule before the one at `position`, or behind the last.
 *
 * @param {Rules} rules
 * @param {number} position
 * @param {WantedRule} rule
 */
export function insertRule(rules, position, rule) {
  const list = wantedRules(rules);
  const sizes = sizesOf(rules);
  list.splice(position, 0, rule);
  grow(sizes, position);
  return rebuilt(rules, list, sizes, rules.otherwise?.node);
}

/**
 * @param {Rules} rules
 * @param {number} position
 */
export function duplicateRule(rules, position) {
  return insertRule(rules, position + 1, /** @type {WantedRule} */ (wantedRules(rules)[position]));
}

/**
 * @param {Rules} rules
 * @param {number} from
 * @param {number} to the position that it has afterwards
 */
export function moveRule(rules, from, to) {
  const list = wantedRules(rules);
  list.splice(to, 0, ...list.splice(from, 1));
  return rebuilt(rules, list, sizesOf(rules), rules.otherwise?.node);
}

/**
 * @param {Rules} rules
 * @param {number} position
 */
export function deleteRule(rules, position) {
  const list = wantedRules(rules);
  const sizes = sizesOf(rules);
  list.splice(position, 1);
  sizes[levelAt(sizes, position)] -= 1;
  return rebuilt(rules, list, sizes, rules.otherwise?.node);
}

/**
 * Set what happens where no rule fits; `undefined` leaves it to the default variant.
 *
 * @param {Rules} rules
 * @param {Wanted | undefined} wanted
 */
export function setOtherwise(rules, wanted) {
  const old = rules.otherwise?.node;
  if (old && wanted !== undefined && rules.levels.length > 0) return replace(rules, old, wanted);
  return rebuilt(rules, wantedRules(rules), sizesOf(rules), wanted);
}

/**
 * @param {Rules} rules
 * @returns {WantedRule[]}
 */
function wantedRules(rules) {
  return rules.rules.map(({ condition, outcome }) => ({ condition: condition.node, outcome: outcome.node }));
}

/** @param {Rules} rules */
function sizesOf(rules) {
  return rules.levels.map((level) => level.rules);
}

/**
 * The level whose rule stands at `position`.
 *
 * @param {number[]} sizes
 * @param {number} position
 */
function levelAt(sizes, position) {
  let end = 0;
  return sizes.findIndex((size) => position < (end += size));
}

/**
 * Make room at `position`: where a rule stands, in its level, else in the last.
 *
 * @param {number[]} sizes
 * @param {number} position
 */
function grow(sizes, position) {
  const level = levelAt(sizes, position);
  if (level >= 0) sizes[level] += 1;
  else if (sizes.length > 0) sizes[sizes.length - 1] += 1;
  else sizes.push(1);
}

/**
 * @param {Rules} rules
 * @param {WantedRule[]} list
 * @param {number[]} sizes rules of each level
 * @param {Wanted | undefined} otherwise
 */
function rebuilt(rules, list, sizes, otherwise) {
  const wanted = chain(rules.levels, list, sizes, otherwise);
  if (wanted === undefined) return "";
  return rules.root ? patch(rules.text, rules.root, wanted) : written(wanted, styleOf(rules.text));
}

/**
 * The nested `if`s, from the innermost out. A level without rules gives its place to its "else".
 *
 * @param {Level[]} levels
 * @param {WantedRule[]} list
 * @param {number[]} sizes
 * @param {Wanted | undefined} otherwise
 * @returns {Wanted | undefined}
 */
function chain(levels, list, sizes, otherwise) {
  let wanted = otherwise;
  let end = list.length;
  for (let level = sizes.length - 1; level >= 0; level -= 1) {
    const size = /** @type {number} */ (sizes[level]);
    const own = list.slice(end - size, end).flatMap(({ condition, outcome }) => [condition, outcome]);
    end -= size;
    const operator = levels[level]?.operator ?? "if";
    // One that never had a rule is as it was written.
    const stays = size > 0 || levels[level]?.rules === 0;
    if (stays) wanted = { [operator]: wanted === undefined ? own : [...own, wanted] };
  }
  return isRule(wanted) ? wanted : alone(wanted);
}

/**
 * Targeting is an object, which a variant alone is not.
 *
 * @param {Wanted | undefined} wanted
 * @returns {Wanted | undefined}
 */
function alone(wanted) {
  if (wanted === undefined || wanted === null) return undefined;
  return isNull(wanted) ? undefined : { if: [wanted] };
}

/** @param {Wanted | undefined} wanted */
function isRule(wanted) {
  if (wanted === null || typeof wanted !== "object") return false;
  const node = asNode(wanted);
  return node === null || !isScalar(node);
}

/** @param {Wanted} wanted */
function isNull(wanted) {
  return asNode(wanted)?.type === "null";
}

/**
 * What a person wrote, or a node of a text, as a node; null for an object that is built.
 *
 * @param {Wanted} wanted
 * @returns {JsonNode | null}
 */
function asNode(wanted) {
  if (wanted instanceof Written) return parse(wanted.source);
  return isNode(wanted) ? wanted : null;
}
