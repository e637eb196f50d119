/** How JSON is laid out: anew, without white space, and with the indentation of its place. */

import { isScalar } from "./nodes.js";
import { parse } from "./parser.js";

/** @import { JsonNode } from "./nodes.js" */

/**
 * Lay the text out anew by two spaces; numbers, escapes and order stay as they are.
 *
 * What is short stays on one line, up to `width` characters; the outermost brackets never do.
 *
 * @param {string} text
 * @param {number} [width]
 * @returns {string}
 */
export function format(text, width = 88) {
  /** @param {JsonNode} node @param {string} indent @param {number} used @returns {string} */
  const laid = (node, indent, used) => {
    const parts = namedParts(node);
    const line = flat(node, ": ", ", ");
    if (!parts.length || indent.length + used + line.length <= width) return line;
    const deeper = `${indent}  `;
    const lines = parts.map(([name, value]) => {
      const head = name && `${name}: `;
      return deeper + head + laid(value, deeper, head.length + 1);
    });
    return `${line[0]}\n${lines.join(",\n")}\n${indent}${line.at(-1)}`;
  };
  return laid(parse(text), "", Infinity);
}

/**
 * Return the text without white space between tokens, to compare two texts by what they say.
 *
 * @param {string} text
 * @returns {string}
 */
export function compact(text) {
  return flat(parse(text), ":", ",");
}

/** @param {JsonNode} node @param {string} colon @param {string} comma @returns {string} */
function flat(node, colon, comma) {
  if (isScalar(node)) return node.source;
  const parts = namedParts(node).map(([name, value]) => (name && name + colon) + flat(value, colon, comma));
  return node.source[0] + parts.join(comma) + node.source.at(-1);
}

/**
 * What stands in a node, each with its name as written; items have "".
 *
 * @param {JsonNode} node
 * @returns {[string, JsonNode][]}
 */
function namedParts(node) {
  if (node.type === "array") return node.items.map((item) => ["", item]);
  if (node.type !== "object") return [];
  const { start, source } = node;
  return node.members.map(({ keyStart, keyEnd, value }) => [source.slice(keyStart - start, keyEnd - start), value]);
}

/**
 * The white space that all lines of a value but its first begin with.
 *
 * @param {string} source
 */
export function indentOf(source) {
  const [first, ...others] = source.split("\n").slice(1).map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  return others.reduce((common, each) => {
    while (!each.startsWith(common)) common = common.slice(0, -1);
    return common;
  }, first ?? "");
}

/**
 * A value as it stands at the beginning of a line. `indented` by the same is the inverse.
 *
 * @param {string} source
 * @param {string} [indent]
 */
export function outdented(source, indent = indentOf(source)) {
  return source.replaceAll(`\n${indent}`, "\n");
}

/** @param {string} value @param {string} indent */
export function indented(value, indent) {
  return value.replaceAll("\n", `\n${indent}`);
}

/** The white space that the line of an offset starts with. @param {string} text @param {number} offset */
export function indentAt(text, offset) {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}
