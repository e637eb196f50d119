/**
 * Edits of JSON text by pointers. Each returns the new text and leaves all other bytes alone.
 *
 *     replace(text, '/state', '"DISABLED"')
 *     setMember(text, '/variants', 'blue', '"#00f"')   replaces it, or adds it at the end
 *     rename(text, '/variants/blue', 'navy')           keeps place and value
 *     remove(text, '/variants/blue')                   with its comma
 *     put(text, '/targeting', '{…}')                   as written in its place; null removes it
 *
 * Values are given as JSON text; several lines are indented to their place, but by `put`. What is
 * inserted is laid out as its neighbours are: on the same line, or on lines of its own. All throw
 * JsonFault if the text is not JSON, and RangeError if the pointer names nothing that fits.
 */

import { indentAt, indented, indentOf, outdented } from "./layout.js";
import { find, member, pointerOf, tokensOf } from "./nodes.js";
import { parse } from "./parser.js";
import { gap, insertion, partsOf, patch, removal, spliced } from "./patch.js";
import { styleOf, Written } from "./written.js";

/** @import { JsonNode } from "./nodes.js" */

/**
 * @param {string} text
 * @param {string} pointer
 * @param {string} value
 * @returns {string}
 */
export function replace(text, pointer, value) {
  const node = existing(text, pointer);
  const indent = node.source.includes("\n") ? indentOf(node.source) : indentAt(text, node.start);
  return patch(text, node, new Written(indented(value, indent)));
}

/**
 * An object that is not there yet is made.
 *
 * @param {string} text
 * @param {string} pointer of the object
 * @param {string} key
 * @param {string} value
 * @param {{before?: string}} [options] `before`: the member in front of which a new one is put
 * @returns {string}
 */
export function setMember(text, pointer, key, value, { before } = {}) {
  const object = find(parse(text), pointer);
  const style = styleOf(text);
  const fresh = JSON.stringify(key) + style.colon + value;
  if (object?.type !== "object") {
    const [name, ...path] = tokensOf(pointer).reverse();
    if (name === undefined) throw new RangeError("The text is no object");
    return setMember(text, pointerOf(...path.reverse()), name, `{${fresh}}`);
  }
  if (member(object, key)) return replace(text, pointer + pointerOf(key), value);
  const outer = indentAt(text, object.start);
  if (object.members.length === 0) {
    const isFlat = !text.slice(0, object.start).includes("\n") && !value.includes("\n");
    const inside = isFlat ? fresh : `\n${outer}  ${indented(fresh, `${outer}  `)}\n${outer}`;
    return spliced(text, [insertion(object, 0, [inside], style)]);
  }
  const place = object.members.findIndex((one) => one.key === before);
  const index = place === -1 ? object.members.length : place;
  const [, indent = outer] = /\n([ \t]*)$/.exec(gap(object, index || 1, style)) ?? [];
  return spliced(text, [insertion(object, index, [indented(fresh, indent)], style)]);
}

/**
 * Remove a member or an item with its comma.
 *
 * @param {string} text
 * @param {string} pointer
 * @returns {string}
 */
export function remove(text, pointer) {
  const { parent, index } = placeOf(text, pointer);
  return spliced(text, [removal(parent, index, index + 1)]);
}

/**
 * Give a member another name.
 *
 * @param {string} text
 * @param {string} pointer
 * @param {string} key
 * @returns {string}
 */
export function rename(text, pointer, key) {
  const { parent, index } = placeOf(text, pointer);
  if (parent.type !== "object") throw new RangeError(`${pointer} is no member`);
  const { keyStart, keyEnd } = parent.members[index];
  return spliced(text, [{ start: keyStart, end: keyEnd, text: JSON.stringify(key) }]);
}

/**
 * Let a member have a text that was taken from the same place of such a text.
 *
 * @param {string} text
 * @param {string} pointer
 * @param {string | null} source null removes it, if it is there
 * @returns {string}
 */
export function put(text, pointer, source) {
  const there = find(parse(text), pointer);
  if (source === null) return there ? remove(text, pointer) : text;
  if (there) return patch(text, there, new Written(source));
  const path = tokensOf(pointer);
  const name = path.pop() ?? "";
  return setMember(text, pointerOf(...path), name, outdented(source));
}

/** @param {string} text @param {string} pointer @returns {{parent: JsonNode, index: number}} */
function placeOf(text, pointer) {
  const path = tokensOf(pointer);
  const last = path.pop() ?? "";
  const parent = existing(text, pointerOf(...path));
  const index = parent.type === "object" ? parent.members.findLastIndex(({ key }) => key === last) : Number(last);
  if (!pointer || !(index in partsOf(parent))) throw new RangeError(`${pointer} is not there`);
  return { parent, index };
}

/** @param {string} text @param {string} pointer @returns {JsonNode} */
function existing(text, pointer) {
  const node = find(parse(text), pointer);
  if (!node) throw new RangeError(`${pointer} is not there`);
  return node;
}
