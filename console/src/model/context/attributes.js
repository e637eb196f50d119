/** The attributes that rules read, to be offered where a context is written. */

import { isObject } from '../changes/equal.js';
import { goesThroughLiteral, LOOPS } from '../loops.js';

/** @typedef {import('./rows.js').Type} Type */

/**
 * An attribute at the top of the context; `values` are some that it is compared with.
 * @typedef {{name: string, type: Type, values: string[]}} Attribute
 */

const MOST_VALUES = 20;

/**
 * Return the attributes that a rule reads, also through shared evaluators, by name.
 *
 * `{"in": [{"var": "country"}, ["SE", "NO"]]}` → country, a text, with the values SE and NO.
 * @param {unknown} rule
 * @param {Record<string, unknown>} [evaluators]
 * @returns {Attribute[]}
 */
export function attributesIn(rule, evaluators = {}) {
  /** @type {Map<string, Attribute>} */
  const found = new Map();
  /** @type {Set<string>} */
  const followed = new Set();
  /** @param {unknown} each @param {unknown[]} beside */
  const visit = (each, beside) => {
    if (Array.isArray(each)) return each.forEach((item) => visit(item, each));
    if (!isObject(each)) return undefined;
    // An object of several members is data, and so is a literal list that a loop goes through.
    const [[operator, operand] = ['', null], ...more] = Object.entries(each);
    if (more.length > 0 || goesThroughLiteral(operator, operand)) return undefined;
    if (operator === 'var') note(found, operand, beside);
    else if (operator === '$ref' && typeof operand === 'string') {
      if (!followed.has(operand)) visit(evaluators[operand], []);
      followed.add(operand);
    } else if (operator === 'missing') names(operand).forEach((name) => note(found, name, []));
    else if (operator === 'fractional') visitSplit(operand, visit, found);
    // Inner rules read elements, not the context.
    else if (LOOPS.includes(operator)) visit(Array.isArray(operand) ? operand[0] : operand, []);
    else visit(operand, []);
    return undefined;
  };
  visit(rule, []);
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {unknown} operand @param {(each: unknown, beside: unknown[]) => void} visit @param {Map<string, Attribute>} found */
function visitSplit(operand, visit, found) {
  if (Array.isArray(operand) && Array.isArray(operand[0])) note(found, 'targetingKey', []);
  visit(operand, []);
}

/** @param {Map<string, Attribute>} found @param {unknown} operand @param {unknown[]} beside */
function note(found, operand, beside) {
  const path = Array.isArray(operand) ? operand[0] : operand;
  if (typeof path !== 'string' || path === '' || path.startsWith('$flagd')) return;
  const [name, ...rest] = path.split('.');
  const values = rest.length > 0 ? [] : literals(beside);
  const attribute = found.get(name) ?? { name, type: typeFor(rest.length > 0, values), values: [] };
  for (const value of values) {
    const text = String(value);
    if (attribute.values.length < MOST_VALUES && !attribute.values.includes(text)) {
      attribute.values.push(text);
    }
  }
  found.set(name, attribute);
}

/** @param {unknown[]} beside */
const literals = (beside) =>
  beside.flat().filter((each) => ['string', 'number', 'boolean'].includes(typeof each));

/** @param {boolean} isNested @param {unknown[]} values @returns {Type} */
function typeFor(isNested, values) {
  if (isNested) return 'json';
  const kind = typeof values[0];
  return kind === 'number' || kind === 'boolean' ? kind : 'text';
}

/** @param {unknown} operand @returns {string[]} */
const names = (operand) =>
  [operand].flat().filter(/** @returns {each is string} */ (each) => typeof each === 'string');
