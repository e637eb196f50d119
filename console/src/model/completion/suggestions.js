/**
 * What may be written at a place of a flag's definition, by flagd's schema and what the set has.
 *
 * @import { Place, Token } from './place.js'
 * @typedef {object} Known
 * @property {string[]} [evaluators] names of the set's evaluators
 * @property {string[]} [attributes] names of attributes in use
 * @property {string[]} [metadata] names of metadata in use
 * @property {string[]} [variants] of the flag, where the text is a rule alone
 * @property {'flag' | 'rule'} [root] what the text is: a flag (default), or a rule alone
 *
 * @typedef {object} Suggestion
 * @property {string} label
 * @property {'member' | 'operator' | 'variant' | 'attribute' | 'evaluator' | 'value' | 'metadata'} kind
 * @property {string} insert JSON text in place of what is written, with `${name}` for places to fill
 */
import { COMPARISONS, MEMBERS, OPERATORS } from "../flagd-schema.js";
import { placeAt } from "./place.js";

/** Operators of flagd's engine and of Flagstaff that the schema does not have. */
const MORE_OPERATORS = {
  "?:": [1, null],
  contains_all: [2, 2],
  contains_any: [2, 2],
  contains_none: [2, 2],
};

/** @type {Record<string, [number, number | null]>} */
export const ALL_OPERATORS = /** @type {any} */ ({ ...OPERATORS, ...MORE_OPERATORS });

const METADATA = ["owner", "description", "permanent"];
const OWN_ATTRIBUTES = ["targetingKey", "$flagd.timestamp", "$flagd.flagKey"];

/** @type {Record<string, string>} */
const TEMPLATES = {
  state: '"${ENABLED}"',
  variants: '{"${on}": ${true}, "${off}": ${false}}',
  defaultVariant: '"${off}"',
  targeting: "{${}}",
  metadata: '{"${owner}": "${}"}',
  var: '"${attribute}"',
  $ref: '"${evaluator}"',
  if: '[${condition}, "${variant}"]',
  "?:": '[${condition}, "${variant}", "${variant}"]',
  "!": "${condition}",
  "!!": "${condition}",
  missing: '["${attribute}"]',
  missing_some: '[${1}, ["${attribute}"]]',
  in: '[{"var": "${attribute}"}, ["${value}"]]',
  starts_with: '[{"var": "${attribute}"}, "${text}"]',
  ends_with: '[{"var": "${attribute}"}, "${text}"]',
  sem_ver: '[{"var": "${attribute}"}, "${>=}", "${1.0.0}"]',
  fractional: '[["${variant}", ${50}], ["${variant}", ${50}]]',
  and: "[${condition}, ${condition}]",
  or: "[${condition}, ${condition}]",
  reduce: '[{"var": "${attribute}"}, ${rule}, ${0}]',
};

/**
 * Return what fits at an offset, and the range that it replaces; null if nothing does.
 *
 * @param {string} text
 * @param {number} offset
 * @param {Known} [known]
 * @returns {{from: number, to: number, typed: string, options: Suggestion[]} | null}
 */
export function suggestionsAt(text, offset, known = {}) {
  const { place, variants } = placeAt(text, offset);
  if (!place) return null;
  const path = known.root === "rule" ? ["targeting", ...place.path] : place.path;
  const all = { ...known, variants: known.variants ?? variants };
  const options = place.kind === "key" ? keys(place, path) : values(path, all);
  if (place.kind === "key" && path[0] === "metadata" && path.length === 1) {
    const names = new Set([...METADATA, ...(known.metadata ?? [])]);
    for (const name of names) {
      if (!place.siblings.includes(name))
        options.push(key(name, "metadata", place, name === "permanent" ? "${true}" : '"${}"'));
    }
  }
  return options.length ? { from: place.from, to: place.to, typed: place.typed, options } : null;
}

/** @param {Place} place @param {Token[]} path @returns {Suggestion[]} */
function keys(place, path) {
  if (!path.length) {
    return Object.keys(MEMBERS)
      .filter((name) => !place.siblings.includes(name))
      .map((name) => key(name, "member", place, TEMPLATES[name]));
  }
  // An operator is the only member of its object.
  if (path[0] !== "targeting" || place.siblings.length) return [];
  return Object.keys(ALL_OPERATORS).map((name) => key(name, "operator", place, templateOf(name)));
}

/**
 * @param {string} name
 * @param {Suggestion['kind']} kind
 * @param {Place} place
 * @param {string} value
 * @returns {Suggestion}
 */
function key(name, kind, place, value) {
  const written = escaped(JSON.stringify(name));
  return { label: name, kind, insert: place.hasColon ? written : `${written}: ${value}` };
}

/** @param {Token[]} path @param {Known} known @returns {Suggestion[]} */
function values(path, known) {
  if (path.length === 1 && path[0] !== "targeting") {
    const fixed = (MEMBERS[String(path[0])] ?? []).map((value) => text(value, "value"));
    return path[0] === "defaultVariant" ? [...variantsOf(known), literal("null")] : fixed;
  }
  if (path[0] !== "targeting") return [];
  const { operator, within } = innermost(path);
  if (operator === "var" && (within[0] ?? 0) === 0) return attributesOf(known);
  if (operator === "missing") return attributesOf(known);
  if (operator === "missing_some" && within[0] === 1) return attributesOf(known);
  if (operator === "$ref") return (known.evaluators ?? []).map((name) => text(name, "evaluator"));
  if (operator === "sem_ver" && within[0] === 1)
    return COMPARISONS.map((value) => text(value, "value"));
  if (operator === "fractional" && within.length === 2 && within[1] === 0)
    return [...variantsOf(known), ...rules()];
  const isCondition = (operator === "if" || operator === "?:") && Number(within[0]) % 2 === 0;
  const isResult = operator === null || ((operator === "if" || operator === "?:") && !isCondition);
  if (isResult) return [...variantsOf(known), literal("null"), ...rules()];
  const lookups = [...new Set([...(known.attributes ?? []), "targetingKey"])].map(
    (name) =>
      /** @type {Suggestion} */ ({
        label: name,
        kind: "attribute",
        insert: `{"var": ${escaped(JSON.stringify(name))}}`,
      }),
  );
  return within.length > 1 ? [] : [...lookups, ...rules()];
}

/** The operator whose operand a path is, and the place within its operands. @param {Token[]} path */
function innermost(path) {
  const at = path.findLastIndex((token, index) => index > 0 && typeof token === "string");
  return { operator: at === -1 ? null : String(path[at]), within: path.slice(at + 1) };
}

/** @returns {Suggestion[]} */
function rules() {
  return Object.keys(ALL_OPERATORS).map((name) => ({
    label: name,
    kind: "operator",
    insert: `{${escaped(JSON.stringify(name))}: ${templateOf(name)}}`,
  }));
}

/** @param {string} name */
function templateOf(name) {
  if (TEMPLATES[name]) return TEMPLATES[name];
  const [least] = ALL_OPERATORS[name];
  return least < 2 ? "[${}]" : '[{"var": "${attribute}"}, ${value}]';
}

/** @param {Known} known */
function variantsOf(known) {
  return (known.variants ?? []).map((name) => text(name, "variant"));
}

/** @param {Known} known */
function attributesOf(known) {
  return [...new Set([...(known.attributes ?? []), ...OWN_ATTRIBUTES])].map((name) =>
    text(name, "attribute"),
  );
}

/** @param {string} value @param {Suggestion['kind']} kind @returns {Suggestion} */
function text(value, kind) {
  return { label: value, kind, insert: escaped(JSON.stringify(value)) };
}

/** @param {string} value @returns {Suggestion} */
function literal(value) {
  return { label: value, kind: "value", insert: value };
}

/** Keep braces of names out of the places to fill: `${` → `$\{`. @param {string} written */
function escaped(written) {
  return written.replaceAll(/[{}\\]/g, (character) => `\\${character}`);
}
