/**
 * The variants of a definition's text: their kind, where they are used, and edits of them.
 *
 * @import { JsonNode } from './json/nodes.js'
 * @typedef {'boolean' | 'string' | 'number' | 'object'} Kind
 * @typedef {{name: string, value: string, pointer: string, kind: Kind | null}} Variant
 *     `value` is JSON as written; `kind` is null for null and arrays, which no flag may have.
 * @typedef {{pointer: string, part: 'default' | 'targeting'}} Use
 */
import { remove, rename, replace, setMember } from "./json/edits.js";
import { spliced } from "./json/patch.js";
import { find, isScalar, itemsOf, membersOf, pointerOf, ruleOf } from "./json/nodes.js";
import { parse } from "./json/parser.js";

/** A first value of each kind. @type {Record<Kind, string>} */
export const FIRST_VALUES = { boolean: "true", string: '""', number: "0", object: "{}" };

/**
 * @param {string} text
 * @returns {Variant[]}
 */
export function variantsOf(text) {
  return membersOf(find(parse(text), "/variants")).map(({ key, value }) => ({
    name: key,
    value: value.source,
    pointer: pointerOf("variants", key),
    kind: value.type === "null" || value.type === "array" ? null : value.type,
  }));
}

/**
 * The kind of all variants; null if there are none or they differ.
 *
 * @param {Variant[]} variants
 * @returns {Kind | null}
 */
export function kindOf(variants) {
  const kinds = new Set(variants.map((one) => one.kind));
  return kinds.size === 1 ? [...kinds][0] : null;
}

/**
 * Return where a variant is named as an answer: as the default, and in results of the targeting.
 *
 * Names that targeting puts together, as by `cat`, cannot be seen.
 *
 * @param {string} text
 * @param {string} name
 * @returns {Use[]}
 */
export function usesOf(text, name) {
  const root = parse(text);
  /** @type {Use[]} */
  const uses = [];
  const chosen = find(root, "/defaultVariant");
  if (chosen && names(chosen, name))
    uses.push({ pointer: "/defaultVariant", part: "default" });
  const targeting = find(root, "/targeting");
  if (targeting) {
    for (const pointer of resultsOf(targeting, "/targeting")) {
      const node = find(root, pointer);
      if (node && names(node, name)) uses.push({ pointer, part: "targeting" });
    }
  }
  return uses;
}

/**
 * Give a variant another name, wherever it is used.
 *
 * @param {string} text
 * @param {string} name
 * @param {string} to
 * @returns {string}
 */
export function renameVariant(text, name, to) {
  return rename(replaceUses(text, name, to), pointerOf("variants", name), to);
}

/**
 * Remove a variant, and put another one where it is used; null as the default is the caller's own.
 *
 * @param {string} text
 * @param {string} name
 * @param {string | null} instead
 * @returns {string}
 */
export function removeVariant(text, name, instead) {
  return remove(replaceUses(text, name, instead), pointerOf("variants", name));
}

/**
 * Add a variant of the flag's kind.
 *
 * @param {string} text
 * @param {string} name
 * @param {string} value JSON
 * @returns {string}
 */
export function addVariant(text, name, value) {
  return setMember(text, "/variants", name, value);
}

/**
 * @param {string} text
 * @param {string | null} name null for the caller's own default
 * @returns {string}
 */
export function setDefault(text, name) {
  const value = JSON.stringify(name);
  if (find(parse(text), "/defaultVariant")) return replace(text, "/defaultVariant", value);
  return setMember(text, "", "defaultVariant", value, { before: "targeting" });
}

/** @param {string} text @param {string} name @param {string | null} to */
function replaceUses(text, name, to) {
  const root = parse(text);
  const edits = usesOf(text, name).map(({ pointer }) => {
    const { start, end } = /** @type {JsonNode} */ (find(root, pointer));
    return { start, end, text: JSON.stringify(to) };
  });
  return spliced(text, edits);
}

/**
 * Pointers of the literals that targeting may return.
 *
 * @param {JsonNode} node
 * @param {string} pointer
 * @returns {string[]}
 */
function resultsOf(node, pointer) {
  if (node.type !== "object") return node.type === "array" ? [] : [pointer];
  const only = ruleOf(node);
  const operands = itemsOf(only?.value);
  if (!only) return [];
  const inside = pointer + pointerOf(only.key);
  /** @param {number} index */
  const result = (index) => resultsOf(operands[index], `${inside}/${index}`);
  const all = operands.map((_, index) => index);
  if (only.key === "if" || only.key === "?:") {
    return all.filter((index) => index % 2 || index === operands.length - 1).flatMap(result);
  }
  if (only.key === "and" || only.key === "or") return all.flatMap(result);
  if (only.key === "fractional") {
    return all.flatMap((index) => {
      const [variant] = itemsOf(operands[index]);
      return variant ? resultsOf(variant, `${inside}/${index}/0`) : [];
    });
  }
  return [];
}

/** Whether a literal names a variant: true is "true", 1 is "1". @param {JsonNode} node @param {string} name */
function names(node, name) {
  return isScalar(node) && node.value !== null && String(node.value) === name;
}
