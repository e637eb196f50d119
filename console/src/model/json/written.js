/** How JSON that is new in a text is written, beside what is kept of it. */

/** @import { JsonNode } from "./nodes.js" */
/** @import { Wanted } from "./wanted.d.ts" */

/** JSON that a person wrote, to stand as it is. */
export class Written {
  /** @param {string} source */
  constructor(source) {
    this.source = source;
  }
}

/**
 * What stands after a colon and after a comma.
 *
 * @typedef {{ colon: string, comma: string }} Style
 */

/**
 * New parts are written with the spaces of the text: `{"a": 1}` or `{"a":1}`.
 *
 * @param {string} text
 * @returns {Style}
 */
export function styleOf(text) {
  const isCompact = /"\s*:\S/.test(text) && !/"\s*:\s/.test(text);
  return isCompact ? { colon: ":", comma: "," } : { colon: ": ", comma: ", " };
}

/**
 * @param {Wanted} wanted
 * @param {Style} style
 * @returns {string}
 */
export function written(wanted, style) {
  if (wanted instanceof Written || isNode(wanted)) return wanted.source;
  if (Array.isArray(wanted)) return `[${wanted.map((item) => written(item, style)).join(style.comma)}]`;
  if (wanted === null || typeof wanted !== "object") return JSON.stringify(wanted);
  const members = Object.entries(wanted).map(([key, value]) => JSON.stringify(key) + style.colon + written(value, style));
  return `{${members.join(style.comma)}}`;
}

const NODE_TYPES = new Set(["object", "array", "string", "number", "boolean", "null"]);

/**
 * A wanted object is never taken for a node: no rule has these three members.
 *
 * @param {Wanted} wanted
 * @returns {wanted is JsonNode}
 */
export function isNode(wanted) {
  return (
    wanted !== null &&
    typeof wanted === "object" &&
    "source" in wanted &&
    "start" in wanted &&
    NODE_TYPES.has(String(/** @type {any} */ (wanted).type))
  );
}
