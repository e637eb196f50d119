/**
 * Edits of JSON text. Each returns the new text and leaves all bytes that it does not name alone.
 *
 *     replace(text, '/state', '"DISABLED"')
 *     setMember(text, '/variants', 'blue', '"#00f"')   replaces it, or adds it at the end
 *     rename(text, '/variants/blue', 'navy')           keeps place and value
 *     remove(text, '/variants/blue')                   with its comma
 *     insertItem(text, '/targeting/if', 0, '{…}')      before the item 0
 *     move(text, '/targeting/if', 2, 0)                items of an array, or members of an object
 *
 * Values are given as JSON text; several lines are indented to their place. What is inserted is laid
 * out as its neighbours are: on the same line, or on lines of its own. All throw JsonFault if the
 * text is not JSON, and RangeError if the pointer names nothing that fits.
 *
 * @import { Node } from './json-text.js'
 */
import { find, member, parse, tokensOf, pointerOf } from "./json-text.js";

/**
 * @param {string} text
 * @param {string} pointer
 * @param {string} value
 * @returns {string}
 */
export function replace(text, pointer, value) {
  const node = existing(text, pointer);
  return splice(text, node.start, node.end, indented(value, indentAt(text, node.start)));
}

/**
 * @param {string} text
 * @param {string} pointer of the object
 * @param {string} key
 * @param {string} value
 * @param {{before?: string}} [options] `before`: the member in front of which a new one is put
 * @returns {string}
 */
export function setMember(text, pointer, key, value, options = {}) {
  const object = existing(text, pointer);
  if (!object.members) throw new RangeError(`${pointer} is no object`);
  if (member(object, key)) return replace(text, pointer + pointerOf(key), value);
  const index = object.members.findIndex((one) => one.key === options.before);
  const written = `${JSON.stringify(key)}: ${value}`;
  return insert(text, object, index === -1 ? object.members.length : index, written);
}

/**
 * @param {string} text
 * @param {string} pointer of the array
 * @param {number} index from 0; the array's length adds at the end
 * @param {string} value
 * @returns {string}
 */
export function insertItem(text, pointer, index, value) {
  const array = existing(text, pointer);
  if (!array.items) throw new RangeError(`${pointer} is no array`);
  return insert(text, array, index, value);
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
  const parts = partsOf(parent);
  if (parts.length === 1) return splice(text, parent.start + 1, parent.end - 1, "");
  if (index === 0) return splice(text, parts[0].start, parts[1].start, "");
  return splice(text, parts[index - 1].end, parts[index].end, "");
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
  const found = parent.members?.[index];
  if (!found) throw new RangeError(`${pointer} is no member`);
  return splice(text, found.keyStart, found.keyEnd, JSON.stringify(key));
}

/**
 * Move an item or a member; separators stay where they are.
 *
 * @param {string} text
 * @param {string} pointer of the array or object
 * @param {number} from
 * @param {number} to index that it has afterwards
 * @returns {string}
 */
export function move(text, pointer, from, to) {
  const parts = partsOf(existing(text, pointer));
  const order = parts.map((part) => text.slice(part.start, part.end));
  if (!(from in order && to in order)) throw new RangeError(`${pointer} has no such places`);
  order.splice(to, 0, ...order.splice(from, 1));
  let result = text.slice(0, parts[0].start);
  parts.forEach((part, index) => {
    result += order[index] + text.slice(part.end, parts[index + 1]?.start ?? text.length);
  });
  return result;
}

/**
 * Apply edits to one text: `[{start, end, text}]` by offsets that do not overlap, in any order.
 *
 * @param {string} text
 * @param {{start: number, end: number, text: string}[]} edits
 * @returns {string}
 */
export function applyEdits(text, edits) {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => splice(result, edit.start, edit.end, edit.text), text);
}

/**
 * Lay the text out anew by two spaces; numbers, escapes and order stay as they are.
 *
 * Short arrays and objects of plain values stay on one line, up to `width` characters.
 *
 * @param {string} text
 * @param {number} [width]
 * @returns {string}
 */
export function format(text, width = 88) {
  /** @param {Node} node @returns {string} */
  const flat = (node) => {
    if (node.members) {
      const members = node.members.map(
        (one) => `${text.slice(one.keyStart, one.keyEnd)}: ${flat(one.value)}`,
      );
      return `{${members.join(", ")}}`;
    }
    if (node.items) return `[${node.items.map(flat).join(", ")}]`;
    return text.slice(node.start, node.end);
  };
  /** @param {Node} node @param {string} indent @param {number} used @param {boolean} top @returns {string} */
  const laid = (node, indent, used, top) => {
    const parts = node.members ?? node.items;
    if (!parts?.length) return flat(node);
    const line = flat(node);
    if (!top && indent.length + used + line.length <= width) return line;
    const deeper = `${indent}  `;
    const lines = node.members
      ? node.members.map((one) => {
          const name = `${text.slice(one.keyStart, one.keyEnd)}: `;
          return name + laid(one.value, deeper, name.length + 1, false);
        })
      : (node.items ?? []).map((one) => laid(one, deeper, 1, false));
    const [open, close] = node.members ? "{}" : "[]";
    return `${open}\n${lines.map((one) => deeper + one).join(",\n")}\n${indent}${close}`;
  };
  return laid(parse(text), "", 0, true);
}

/**
 * Return the text without white space between tokens, to compare two texts by what they say.
 *
 * @param {string} text
 * @returns {string}
 */
export function compact(text) {
  /** @param {Node} node @returns {string} */
  const flat = (node) => {
    if (node.members) {
      return `{${node.members.map((one) => `${JSON.stringify(one.key)}:${flat(one.value)}`).join(",")}}`;
    }
    if (node.items) return `[${node.items.map(flat).join(",")}]`;
    return text.slice(node.start, node.end);
  };
  return flat(parse(text));
}

/**
 * A value as it stands at the beginning of a line: without the indentation of its place, which is
 * that of its last line.
 *
 * @param {string} value
 * @returns {string}
 */
export function outdented(value) {
  const indent = /\n([ \t]*)[^\n]*$/.exec(value)?.[1] ?? "";
  return value.replaceAll(`\n${indent}`, "\n");
}

/** @param {string} text @param {Node} parent @param {number} index @param {string} written */
function insert(text, parent, index, written) {
  const parts = partsOf(parent);
  const outer = indentAt(text, parent.start);
  if (!parts.length) {
    const isFlat = !text.slice(0, parent.start).includes("\n") && !written.includes("\n");
    const inside = isFlat ? written : `\n${outer}  ${indented(written, `${outer}  `)}\n${outer}`;
    return splice(text, parent.start + 1, parent.end - 1, inside);
  }
  if (!(index >= 0 && index <= parts.length)) throw new RangeError("no such place");
  const gap = parts.length > 1 ? text.slice(parts[0].end, parts[1].start) : null;
  const lead = text.slice(parent.start + 1, parts[0].start);
  const separator = gap ?? (lead.includes("\n") ? `,${lead}` : ", ");
  const indent = separator.includes("\n")
    ? separator.slice(separator.lastIndexOf("\n") + 1)
    : outer;
  const fitted = indented(written, indent);
  if (index === parts.length) {
    const { end } = parts[parts.length - 1];
    return splice(text, end, end, separator + fitted);
  }
  const { start } = parts[index];
  return splice(text, start, start, fitted + separator);
}

/** @param {Node} node @returns {{start: number, end: number}[]} */
function partsOf(node) {
  if (node.members) return node.members.map((one) => ({ start: one.keyStart, end: one.value.end }));
  return node.items ?? [];
}

/** @param {string} text @param {string} pointer @returns {{parent: Node, index: number}} */
function placeOf(text, pointer) {
  const tokens = tokensOf(pointer);
  const last = tokens.pop() ?? "";
  const parent = existing(text, pointerOf(...tokens));
  const index = parent.members
    ? parent.members.findLastIndex((one) => one.key === last)
    : Number(last);
  if (!pointer || !(index in partsOf(parent))) throw new RangeError(`${pointer} is not there`);
  return { parent, index };
}

/** @param {string} text @param {string} pointer @returns {Node} */
function existing(text, pointer) {
  const node = find(parse(text), pointer);
  if (!node) throw new RangeError(`${pointer} is not there`);
  return node;
}

/** The white space that the line of an offset starts with. @param {string} text @param {number} offset */
function indentAt(text, offset) {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

/** @param {string} value @param {string} indent */
function indented(value, indent) {
  return value.replaceAll("\n", `\n${indent}`);
}

/** @param {string} text @param {number} start @param {number} end @param {string} insert */
function splice(text, start, end, insert) {
  return text.slice(0, start) + insert + text.slice(end);
}
