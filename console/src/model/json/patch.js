/**
 * The smallest change of a JSON text that gives it another value.
 *
 * An edit is said as the value that is wanted. Whatever of it is a node of the old text stands in
 * the new text exactly as it was written, and a part with the same value is not touched at all.
 */

import { isScalar, ruleOf } from "./nodes.js";
import { isNode, styleOf, Written, written } from "./written.js";

/** @import { ArrayNode, JsonNode } from "./nodes.js" */
/** @import { Wanted } from "./wanted.d.ts" */
/** @import { Style } from "./written.js" */

/** @typedef {{ start: number, end: number, text: string }} Splice a range, and what stands there instead */

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
 * @param {Splice[]} splices none overlapping
 */
export function spliced(text, splices) {
  let result = "";
  let at = 0;
  for (const splice of [...splices].sort((one, other) => one.start - other.start)) {
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
    return node.items.every((item, i) => isSame(item, wanted[i]));
  }
  if (wanted !== null && typeof wanted === "object") {
    const entries = Object.entries(wanted);
    if (node.type !== "object" || node.members.length !== entries.length) return false;
    return node.members.every(({ key, value }, i) => key === entries[i][0] && isSame(value, entries[i][1]));
  }
  return isScalar(node) && node.value === wanted;
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
  if (wanted === null || typeof wanted !== "object" || Array.isArray(wanted) || node.type !== "object") return null;
  const entries = Object.entries(wanted);
  const rule = ruleOf(node);
  const [only] = entries;
  if (rule && entries.length === 1 && only[0] !== rule.key) {
    const key = { start: rule.keyStart, end: rule.keyEnd, text: JSON.stringify(only[0]) };
    return [key, ...changes(rule.value, only[1], style)];
  }
  if (entries.length !== node.members.length || !node.members.every(({ key }, i) => key === entries[i][0])) return null;
  return node.members.flatMap(({ value }, i) => changes(value, entries[i][1], style));
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
  let from = 0;
  while (from < shorter && isSame(items[from], wanted[from])) from += 1;
  let back = 0;
  while (back < shorter - from && isSame(items[items.length - 1 - back], wanted[wanted.length - 1 - back])) back += 1;
  const old = items.slice(from, items.length - back);
  const fresh = wanted.slice(from, wanted.length - back);
  const kept = Math.min(old.length, fresh.length);
  const changed = old.slice(0, kept).flatMap((item, i) => changes(item, fresh[i], style));
  if (old.length > kept) return [...changed, removal(node, from + kept, items.length - back)];
  if (fresh.length === kept) return changed;
  return [...changed, insertion(node, from + kept, fresh.slice(kept).map((item) => written(item, style)), style)];
}

/**
 * Where the items of an array or the members of an object stand.
 *
 * @param {JsonNode} node
 * @returns {{ start: number, end: number }[]}
 */
export function partsOf(node) {
  if (node.type === "object") return node.members.map(({ keyStart, value }) => ({ start: keyStart, end: value.end }));
  return node.type === "array" ? node.items : [];
}

/**
 * Take the parts from `first` up to and without `end` out, with one comma each.
 *
 * @param {JsonNode} node
 * @param {number} first
 * @param {number} end
 * @returns {Splice}
 */
export function removal(node, first, end) {
  const parts = partsOf(node);
  const [before, after] = [parts[first - 1], parts[end]];
  if (before) return { start: before.end, end: parts[end - 1].end, text: "" };
  if (after) return { start: parts[first].start, end: after.start, text: "" };
  return { start: node.start + 1, end: node.end - 1, text: "" };
}

/**
 * Put parts before the one at `position`, parted as those of this node are.
 *
 * @param {JsonNode} node
 * @param {number} position
 * @param {string[]} texts
 * @param {Style} style
 * @returns {Splice}
 */
export function insertion(node, position, texts, style) {
  const parts = partsOf(node);
  const [before, after] = [parts[position - 1], parts[position]];
  if (before) {
    const text = texts.map((each, i) => gap(node, position + i, style) + each).join("");
    return { start: before.end, end: before.end, text };
  }
  if (after) {
    const text = texts.map((each, i) => each + gap(node, i + 1, style)).join("");
    return { start: after.start, end: after.start, text };
  }
  return { start: node.start + 1, end: node.end - 1, text: texts.join(style.comma) };
}

/**
 * The comma and the spaces before the part at `position`, as before one of its kind.
 *
 * Conditions and answers of an `if` alternate, and each may stand on a line of its own.
 *
 * @param {JsonNode} node
 * @param {number} position at least 1
 * @param {Style} style
 */
export function gap(node, position, style) {
  const parts = partsOf(node);
  const { start, source } = node;
  const near = node.type === "array" ? [position, position - 2, position + 2, 2 - (position % 2), 1] : [position, position - 1];
  for (const i of near) {
    if (i >= 1 && i < parts.length) return source.slice(parts[i - 1].end - start, parts[i].start - start);
  }
  const opening = parts.length > 0 ? source.slice(1, parts[0].start - start) : "";
  return opening.includes("\n") ? `,${opening}` : style.comma;
}
