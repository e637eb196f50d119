/** Rules that were not evaluated, as nodes like those of a trace. */

import { isObject } from '../changes/equal.js';
import { goesThroughLiteral } from '../loops.js';

/**
 * A node of a trace as `explain` returns it; `docs/questions.md` says what the members are.
 * @typedef {Record<string, unknown> & {
 *   pointer?: string, operator?: string, operands?: Node[], items?: Node[], rule?: Node,
 *   evaluations?: Node[], reached?: boolean, decided?: string | null, result?: unknown,
 *   value?: unknown, error?: string, cut?: boolean}} Node
 */

/**
 * Return a rule as a node that was not reached, with its operands.
 *
 * A trace says of an operator that was not reached only its name.
 * @param {unknown} rule
 * @param {string} pointer
 * @returns {Node}
 */
export function unreached(rule, pointer) {
  if (Array.isArray(rule) && rule.some(isObject)) {
    const items = rule.map((item, at) => unreached(item, `${pointer}/${at}`));
    return { pointer, items, reached: false };
  }
  const entries = isObject(rule) ? Object.entries(rule) : [];
  if (entries.length !== 1) return value(rule, pointer);
  const [operator, operand] = entries[0];
  if (operator === '$ref') return { pointer, operator, evaluator: operand, reached: false };
  const inside = `${pointer}/${escaped(operator)}`;
  const isData = goesThroughLiteral(operator, operand);
  const operands = Array.isArray(operand)
    ? operand.map((item, at) => (isData && at === 0 ? value(item, `${inside}/0`) : unreached(item, `${inside}/${at}`)))
    : [unreached(operand, inside)];
  return { pointer, operator, operands, reached: false, ...pathOf(operator, operand) };
}

/**
 * Return the value that a JSON pointer names; undefined if there is none.
 * @param {unknown} document
 * @param {string} pointer
 * @returns {unknown}
 */
export function valueAt(document, pointer) {
  let value = document;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = value[Number(name)];
    else if (isObject(value) && Object.hasOwn(value, name)) value = value[name];
    else return undefined;
  }
  return value;
}

/** @param {unknown} rule @param {string} pointer @returns {Node} */
const value = (rule, pointer) => ({ pointer, value: rule, reached: false });

/** @param {string} operator @param {unknown} operand */
function pathOf(operator, operand) {
  if (operator !== 'var') return {};
  const path = Array.isArray(operand) ? operand[0] : operand;
  return typeof path === 'string' ? { path } : {};
}

/** @param {string} name */
const escaped = (name) => name.replaceAll('~', '~0').replaceAll('/', '~1');
