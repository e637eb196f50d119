/**
 * The variants of a definition's text: their kind, where they are used, and edits of them.
 *
 * @import { Node } from './json-text.js'
 * @typedef {'boolean' | 'string' | 'number' | 'object'} Kind
 * @typedef {{name: string, value: string, pointer: string, kind: Kind | null}} Variant
 *     `value` is JSON as written; `kind` is null for null and arrays, which no flag may have.
 * @typedef {{pointer: string, part: 'default' | 'targeting'}} Use
 */
import { applyEdits, remove, rename, replace, setMember } from "./json-edits.js";
import { find, parse, pointerOf, valueOf } from "./json-text.js";

/** A first value of each kind. @type {Record<Kind, string>} */
export const FIRST_VALUES = { boolean: "true", string: '""', number: "0", object: "{}" };

/**
 * @param {string} text
 * @returns {Variant[]}
 */
export function variantsOf(text) {
  return (find(parse(text), "/variants")?.members ?? []).map(({ key, value }) => ({
    name: key,
    value: text.slice(value.start, value.end),
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
  if (chosen && names(text, chosen, name))
    uses.push({ pointer: "/defaultVariant", part: "default" });
  const targeting = find(root, "/targeting");
  if (targeting) {
    for (const pointer of resultsOf(targeting, "/targeting")) {
      const node = find(root, pointer);
      if (node && names(text, node, name)) uses.push({ pointer, part: "targeting" });
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
  const hasVariants = find(parse(text), "/variants")?.members;
  return hasVariants
    ? setMember(text, "/variants", name, value)
    : setMember(text, "", "variants", `{${JSON.stringify(name)}: ${value}}`);
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
    const { start, end } = /** @type {Node} */ (find(root, pointer));
    return { start, end, text: JSON.stringify(to) };
  });
  return applyEdits(text, edits);
}

/**
 * Pointers of the literals that targeting may return.
 *
 * @param {Node} node
 * @param {string} pointer
 * @returns {string[]}
 */
function resultsOf(node, pointer) {
  if (!node.members) return node.items ? [] : [pointer];
  const [only, ...more] = node.members;
  const operands = only?.value.items;
  if (!operands || more.length) return [];
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
      const variant = operands[index].items?.[0];
      return variant ? resultsOf(variant, `${inside}/${index}/0`) : [];
    });
  }
  return [];
}

/** Whether a literal names a variant: true is "true", 1 is "1". @param {string} text @param {Node} node @param {string} name */
function names(text, node, name) {
  if (node.members || node.items || node.type === "null") return false;
  return String(valueOf(text, node)) === name;
}
