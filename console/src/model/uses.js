/** Where evaluators are used. */

import { isObject } from './changes/equal.js';
import { goesThroughLiteral } from './loops.js';

/**
 * @typedef {object} Uses
 * @property {string[]} flags that refer to the evaluator themselves, by key
 * @property {string[]} evaluators that refer to it, by name
 * @property {string[]} indirect flags that only use it through other evaluators
 */

/**
 * Return where each evaluator of a document is used.
 * @param {{flags?: unknown, $evaluators?: unknown}} document
 * @returns {Map<string, Uses>}
 */
export function usesOf(document) {
  const evaluators = isObject(document.$evaluators) ? document.$evaluators : {};
  const flags = isObject(document.flags) ? document.flags : {};
  /** @type {Map<string, Uses>} */
  const uses = new Map(Object.keys(evaluators).map((name) => [name, { flags: [], evaluators: [], indirect: [] }]));
  const needs = new Map(Object.entries(evaluators).map(([name, rule]) => [name, referencesIn(rule)]));
  for (const [name, needed] of needs) {
    for (const each of needed) uses.get(each)?.evaluators.push(name);
  }
  for (const [key, flag] of Object.entries(flags)) {
    const direct = referencesIn(isObject(flag) ? flag.targeting : undefined);
    for (const name of direct) uses.get(name)?.flags.push(key);
    for (const name of reachable(direct, needs)) {
      if (!direct.has(name)) uses.get(name)?.indirect.push(key);
    }
  }
  return uses;
}

/**
 * Return the names that a rule refers to. Data is passed over, as the server does: an object of
 * several members, and the literal list that a loop goes through.
 * @param {unknown} rule
 * @returns {Set<string>}
 */
export function referencesIn(rule) {
  /** @type {Set<string>} */
  const names = new Set();
  /** @param {unknown} each */
  const visit = (each) => {
    if (Array.isArray(each)) each.forEach(visit);
    if (!isObject(each)) return;
    const [[operator, operand] = ['', null], ...more] = Object.entries(each);
    if (more.length > 0) return;
    if (operator === '$ref' && typeof operand === 'string') names.add(operand);
    else visit(goesThroughLiteral(operator, operand) ? operand.slice(1) : operand);
  };
  visit(rule);
  return names;
}

/** @param {Set<string>} direct @param {Map<string, Set<string>>} needs */
function reachable(direct, needs) {
  /** @type {Set<string>} */
  const found = new Set();
  const waiting = [...direct];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...(needs.get(name) ?? []));
  }
  return found;
}
