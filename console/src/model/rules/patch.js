/**
 * The smallest change of a JSON text that gives it another value.
 *
 * An edit is said as the value that is wanted. Whatever of it is a node of the old text stands in
 * the new text exactly as it was written, and a part with the same value is not touched at all.
 */

import { ruleOf } from "./json.js";
import { isNode, styleOf, Written, written } from "./written.js";

/** @import { ArrayNode, JsonNode } from "./json.js" */
/** @import { Wanted } from "./recursive.d.ts" */
/** @import { Style } from "./written.js" */

/**
 * @typedef {{ start: number, end: number, text: string }} Splice
 */

/**
 * Return `text` with the node, which is a part of it, changed to `wanted`.
 *
 * @param {string} text
 * @param {JsonNode} node
 * @param {Wanted} wanted
 * @returns {string}
 */
export function patch(text, node, wanted) {
  return spliced(text, changes(node, wanted, styleOf(text)));
}

/**
 * Return the text of a node alone, changed to `wanted`.
 *
 * @param {JsonNode} node
 * @param {Wanted} wanted
 */
export function patchedSource(node, wanted) {
  const { start, source } = node;
  const splices = changes(node, wanted, styleOf(source));
  return spliced(source, splices.map((each) => ({ ...each, start: each.start - start, end: each.end - start })));
}

/**
 * @param {string} text
 * @param {Splice[]} splices in their order, none overlapping
 */
export function spliced(text, splices) {
  let result = "";
  let at = 0;
  for (const splice of splices) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

/**
 * @param {JsonNode} node
 * @param {Wanted} wanted
 * @param {Style} style
 * @returns {Splice[]}
 */
function changes(node, wanted, style) {
  if (isSame(node, wanted)) return [];
  if (!(wanted instanceof Written) && !isNode(wanted)) {
    if (Array.isArray(wanted) && node.type === "array") return arrayChanges(node, wanted, style);
    const inside = objectChanges(node, wanted, style);
    if (inside) return inside;
  }
  return [{ start: node.start, end: node.end, text: written(wanted, style) }];
}

/**
 * @param {JsonNode} node
 * @param {Wanted} wanted
 * @returns {boolean}
 */
function isSame(node, wanted) {
  if (wanted === node) return true;
  if (wanted instanceof Written || isNode(wanted)) return wanted.source === node.source;
  if (Array.isArray(wanted)) {
    if (node.type !== "array" || node.items.length !== wanted.length) return false;
    return node.items.every((item, i) => isSame(item, /** @type {Wanted} */ (wanted[i])));
  }
  if (wanted !== null && typeof wanted === "object") {
    const entries = Object.entries(wanted);
    if (node.type !== "object" || node.members.length !== entries.length) return false;
    return node.members.every(({ key, value }, i) => {
      const [name, inner] = /** @type {[string, Wanted]} */ (entries[i]);
      return name === key && isSame(value, inner);
    });
  }
  return node.type !== "object" && node.type !== "array" && node.value === wanted;
}

/**
 * Members with the same keys change one by one; of a rule, its operator may change alone.
 *
 * @param {JsonNode} node
 * @param {Wanted} wanted
 * @param {Style} style
 * @returns {Splice[] | null}
 */
function objectChanges(node, wanted, style) {
  if (wanted === null || typeof wanted !== "object" || Array.isArray(wanted)) return null;
  if (node.type !== "object") return null;
  const entries = Object.entries(wanted);
  const rule = ruleOf(node);
  const [only] = entries;
  if (rule && only && entries.length === 1 && only[0] !== rule.key) {
    const key = { start: rule.keyStart, end: rule.keyEnd, text: JSON.stringify(only[0]) };
    return [key, ...changes(rule.value, only[1], style)];
  }
  if (entries.length !== node.members.length) return null;
  if (!node.members.every(({ key }, i) => key === entries[i]?.[0])) return null;
  return node.members.flatMap(({ value }, i) =>
    changes(value, /** @type {[string, Wanted]} */ (entries[i])[1], style),
  );
}

/**
 * What is the same at both ends stays; between, items change one by one, go or come.
 *
 * @param {ArrayNode} node
 * @param {Wanted[]} wanted
 * @param {Style} style
 * @returns {Splice[]}
 */
function arrayChanges(node, wanted, style) {
  const { items } = node;
  const shorter = Math.min(items.length, wanted.length);
  /** @type {(i: number, j: number) => boolean} */
  const same = (i, j) => isSame(/** @type {JsonNode} */ (items[i]), /** @type {Wanted} */ (wanted[j]));
  let from = 0;
  while (from < shorter && same(from, from)) from += 1;
  let back = 0;
  while (back < shorter - from && same(items.length - 1 - back, wanted.length - 1 - back)) back += 1;
  const old = items.slice(from, items.length - back);
  const fresh = wanted.slice(from, wanted.length - back);
  if (old.length === fresh.length) {
    return old.flatMap((item, i) => changes(item, /** @type {Wanted} */ (fresh[i]), style));
  }
  const kept = Math.min(old.length, fresh.length);
  const changed = old.slice(0, kept).flatMap((item, i) => changes(item, /** @type {Wanted} */ (fresh[i]), style));
  const rest =
    old.length > kept
      ? removal(node, from + kept, items.length - back)
      : insertion(node, from + kept, fresh.slice(kept), style);
  return [...changed, rest];
}

/**
 * Take the items from `first` up to and without `end` out, with one comma each.
 *
 * @param {ArrayNode} node
 * @param {number} first
 * @param {number} end
 * @returns {Splice}
 */
function removal({ items }, first, end) {
  const before = items[first - 1];
  const after = items[end];
  const start = before ? before.end : /** @type {JsonNode} */ (items[first]).start;
  const stop = before || !after ? /** @type {JsonNode} */ (items[end - 1]).end : after.start;
  return { start, end: stop, text: "" };
}

/**
 * Put items before the one at `position`, parted as the items of this list are.
 *
 * @param {ArrayNode} node
 * @param {number} position
 * @param {Wanted[]} added
 * @param {Style} style
 * @returns {Splice}
 */
function insertion(node, position, added, style) {
  const texts = added.map((item) => written(item, style));
  const before = node.items[position - 1];
  const after = node.items[position];
  if (before) {
    const text = texts.map((item, i) => gap(node, position + i, style) + item).join("");
    return { start: before.end, end: before.end, text };
  }
  if (after) {
    const text = texts.map((item, i) => item + gap(node, i + 1, style)).join("");
    return { start: after.start, end: after.start, text };
  }
  return { start: node.start, end: node.end, text: `[${texts.join(style.comma)}]` };
}

/**
 * The comma and the spaces before the item at `position`, as before one of its kind.
 *
 * Conditions and answers of an `if` alternate, and each may stand on a line of its own.
 *
 * @param {ArrayNode} node
 * @param {number} position at least 1
 * @param {Style} style
 */
function gap({ items, start, source }, position, style) {
  /** @type {(i: number) => string} */
  const between = (i) =>
    source.slice(/** @type {JsonNode} */ (items[i - 1]).end - start, /** @type {JsonNode} */ (items[i]).start - start);
  for (const i of [position, position - 2, position + 2, 2 - (position % 2), 1]) {
    if (i >= 1 && i < items.length) return between(i);
  }
  const opening = items[0] ? source.slice(1, items[0].start - start) : "";
  return opening.includes("\n") ? `,${opening}` : style.comma;
}
