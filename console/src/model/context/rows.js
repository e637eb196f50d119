/**
 * An evaluation context as rows of a form, and as JSON text. Numbers stay as they are written:
 * `10.0` is no `10` for a rule that makes a text of it.
 */

import { format } from '../json/layout.js';
import { JsonFault, parse } from '../json/parser.js';

/** @typedef {'text' | 'number' | 'boolean' | 'json'} Type */

/**
 * An attribute in the form: of a text the text itself, of others how they are written in JSON.
 * @typedef {{name: string, type: Type, text: string}} Row
 */

/** @typedef {'no-name' | 'twice' | 'number' | 'boolean' | 'json'} RowFault */

export const TARGETING_KEY = 'targetingKey';

/**
 * Return the rows of a context; of a name that stands twice the last one, as JSON has it.
 *
 * `{"plan": "team", "load": 10.0}` → plan as text, load as number "10.0".
 * Throws JsonFault if the text is no JSON object.
 * @param {string} text
 * @returns {Row[]}
 */
export function rowsOf(text) {
  const root = parse(text);
  if (root.type !== 'object') throw new JsonFault('A context is a JSON object.', text, root.start);
  /** @type {Map<string, Row>} */
  const rows = new Map();
  for (const { key, value } of root.members) {
    rows.set(key, { name: key, type: typeOf(value.type), text: value.type === 'string' ? value.value : value.source });
  }
  return [...rows.values()];
}

/**
 * Return the JSON text of rows. Rows without a fault only: see `faultsOf`.
 * @param {Row[]} rows
 * @returns {string}
 */
export function textOf(rows) {
  const members = rows.map((row) => `${JSON.stringify(row.name)}: ${written(row)}`);
  return members.length === 0 ? '{}' : format(`{${members.join(', ')}}`);
}

/**
 * Return what is wrong with each row; null where nothing is.
 * @param {Row[]} rows
 * @returns {(RowFault | null)[]}
 */
export function faultsOf(rows) {
  /** @type {Set<string>} */
  const names = new Set();
  return rows.map(({ name, type, text }) => {
    if (name === '') return 'no-name';
    if (names.has(name)) return 'twice';
    names.add(name);
    if (type === 'text' || isWritten(type, text)) return null;
    return type;
  });
}

/**
 * Return a row with another type, its value kept where it has a meaning there.
 *
 * The text `12` becomes the number 12; the text `abc` becomes the JSON `"abc"`.
 * @param {Row} row
 * @param {Type} type
 * @returns {Row}
 */
export function retyped(row, type) {
  const { name, text } = row;
  if (type === row.type) return row;
  if (type === 'text') return { name, type, text: isQuoted(text) ? JSON.parse(text) : text };
  if (type === 'boolean') return { name, type, text: text === 'false' ? 'false' : 'true' };
  if (type === 'number') return { name, type, text: isWritten('number', text.trim()) ? text.trim() : '' };
  return { name, type, text: row.type === 'text' ? JSON.stringify(text) : text };
}

/**
 * Return the targeting key of a context's text; "" where it has none.
 * @param {string} text
 */
export function targetingKeyOf(text) {
  try {
    const row = rowsOf(text).find(({ name }) => name === TARGETING_KEY);
    return row?.type === 'text' ? row.text : '';
  } catch {
    return '';
  }
}

/** @param {Row} row */
const written = ({ type, text }) => (type === 'text' ? JSON.stringify(text) : text.trim());

/**
 * @param {import('../json/nodes.js').Type} type
 * @returns {Type}
 */
function typeOf(type) {
  if (type === 'string') return 'text';
  return type === 'number' || type === 'boolean' ? type : 'json';
}

/** @param {Type} type @param {string} text */
function isWritten(type, text) {
  try {
    const { type: found } = parse(text);
    return type === 'json' || found === type;
  } catch {
    return false;
  }
}

/**
 * Return whether a text is JSON, of whatever type.
 * @param {string} text
 */
export const isJson = (text) => isWritten('json', text);

/** @param {string} text */
const isQuoted = (text) => isWritten('json', text) && text.trim().startsWith('"');
