/** How attributes, values and pieces of JSON look within a sentence. */

import { texts } from "../../texts.js";
import { FLAG_KEY, TIMESTAMP } from "./attributes.js";

/** @import { JsonNode, NumberNode, ScalarNode } from "../json/nodes.js" */
/** @import { Segment } from "./segments.js" */

/** Characters of a name or a value in a sentence. */
const LONGEST_TEXT = 120;

/** Characters of a piece of JSON in a sentence; the rest is in the editor. */
const LONGEST_PIECE = 60;

// Control characters and those that change the direction of text show something else than is there.
// The same list as in `service/evaluation/text/free_text.py`.
const STEERING = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text whose invisible and steering characters can be seen: U+202E → `\u202e`. A long one is cut.
 *
 * @param {string} text
 */
export function shownText(text) {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  return shown.replace(STEERING, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * @param {string} path
 * @returns {Segment}
 */
export function shownAttribute(path) {
  if (path === TIMESTAMP) return { kind: "attribute", text: texts.rules.time };
  if (path === FLAG_KEY) return { kind: "attribute", text: texts.rules.flagKey };
  return { kind: "attribute", text: shownText(path) };
}

/**
 * A text without quotes, unless it could be taken for something else: "18", "true", "" or " a".
 *
 * @param {ScalarNode} node
 * @param {boolean} [isText] whether only a text can stand there
 * @returns {Segment}
 */
export function shownValue(node, isText = false) {
  if (node.type !== "string") return { kind: "value", text: node.source };
  const { value } = node;
  const isPlain = value !== "" && value === value.trim() && (isText || !isLiteral(value));
  return { kind: "value", text: shownText(isPlain ? value : JSON.stringify(value)) };
}

/**
 * Whether a text is what JSON writes a number, true, false or null as.
 *
 * @param {string} text
 */
export function isLiteral(text) {
  return /^(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/.test(text);
}

/**
 * @param {JsonNode} node
 * @returns {string}
 */
export function shownJson(node) {
  const source = shownText(node.source.replace(/\s+/g, " "));
  return source.length > LONGEST_PIECE ? `${source.slice(0, LONGEST_PIECE - 1)}…` : source;
}

/** The last second that a `Date` can hold. */
const LAST_SECOND = 8_640_000_000_000;

/**
 * Whether a node is a Unix time in seconds that can be shown as a date.
 *
 * @param {JsonNode} node
 * @returns {node is NumberNode}
 */
export function isTime(node) {
  return node.type === "number" && Number.isInteger(node.value) && Math.abs(node.value) <= LAST_SECOND;
}

/**
 * `1767225600` → "2026-01-01 00:00 UTC"
 *
 * @param {number} seconds
 * @returns {Segment}
 */
export function shownTime(seconds) {
  const [date, time = ""] = new Date(seconds * 1000).toISOString().split("T");
  const shown = seconds % 60 === 0 ? time.slice(0, 5) : time.slice(0, 8);
  return { kind: "time", text: `${date} ${shown} UTC`, seconds };
}
