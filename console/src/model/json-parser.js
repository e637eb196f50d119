/**
 * JSON text as a tree of nodes that know where they stand, and the place of what is not JSON.
 *
 * @import { Member, Node, Type } from './json-text.js'
 */

/** The text is not JSON; `offset`, `line` and `column` say where. */
export class JsonFault extends Error {
  /**
   * @param {string} message
   * @param {string} text
   * @param {number} offset
   */
  constructor(message, text, offset) {
    super(message);
    this.offset = offset;
    const before = text.slice(0, offset);
    this.line = before.split("\n").length;
    this.column = offset - before.lastIndexOf("\n");
  }
}

const MOST_DEPTH = 1000;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;
/** @type {[string, Type][]} */
const WORDS = [
  ["true", "boolean"],
  ["false", "boolean"],
  ["null", "null"],
];

/**
 * Return the tree of a JSON text. Throws JsonFault.
 *
 * @param {string} text
 * @returns {Node}
 */
export function parse(text) {
  let at = 0;

  /** @param {string} message @returns {never} */
  const fail = (message) => {
    throw new JsonFault(message, text, Math.min(at, text.length));
  };
  /** @param {RegExp} pattern @returns {boolean} */
  const skip = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return false;
    at = pattern.lastIndex;
    return true;
  };
  const space = () => void skip(SPACE);

  /** @param {number} depth @returns {Node} */
  const value = (depth) => {
    space();
    const start = at;
    const first = text[at];
    if (depth > MOST_DEPTH) fail("This is nested too deeply.");
    if (first === "{") return object(start, depth);
    if (first === "[") return array(start, depth);
    if (first === '"') return string(start);
    for (const [word, type] of WORDS) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return { type, start, end: at };
      }
    }
    if (skip(NUMBER)) return { type: "number", start, end: at };
    return fail(
      first === undefined ? "A value is missing at the end." : "A value is expected here.",
    );
  };

  /** @param {number} start @returns {Node} */
  const string = (start) => {
    if (!skip(STRING)) fail("This string is not closed, or has a character that must be escaped.");
    return { type: "string", start, end: at };
  };

  /** @param {number} start @param {number} depth @returns {Node} */
  const object = (start, depth) => {
    /** @type {Member[]} */
    const members = [];
    at += 1;
    space();
    while (text[at] !== "}" || members.length) {
      space();
      if (text[at] !== '"') {
        fail(
          text[at] === "}"
            ? "A comma before } is not allowed."
            : "A name in quotes is expected here.",
        );
      }
      const name = string(at);
      const key = JSON.parse(text.slice(name.start, name.end));
      space();
      if (text[at] !== ":") fail("A colon is expected behind the name.");
      at += 1;
      members.push({ key, keyStart: name.start, keyEnd: name.end, value: value(depth + 1) });
      space();
      if (text[at] === "}") break;
      if (text[at] !== ",") fail("A comma or } is expected here.");
      at += 1;
    }
    at += 1;
    return { type: "object", start, end: at, members };
  };

  /** @param {number} start @param {number} depth @returns {Node} */
  const array = (start, depth) => {
    /** @type {Node[]} */
    const items = [];
    at += 1;
    space();
    while (text[at] !== "]" || items.length) {
      space();
      if (text[at] === "]") fail("A comma before ] is not allowed.");
      items.push(value(depth + 1));
      space();
      if (text[at] === "]") break;
      if (text[at] !== ",") fail("A comma or ] is expected here.");
      at += 1;
    }
    at += 1;
    return { type: "array", start, end: at, items };
  };

  const root = value(0);
  space();
  if (at < text.length) fail("Nothing may follow the value.");
  return root;
}

/**
 * Return the tree, or the fault if the text is not JSON.
 *
 * @param {string} text
 * @returns {{root: Node, fault: null} | {root: null, fault: JsonFault}}
 */
export function tryParse(text) {
  try {
    return { root: parse(text), fault: null };
  } catch (fault) {
    if (fault instanceof JsonFault) return { root: null, fault };
    throw fault;
  }
}
