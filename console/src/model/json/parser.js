// JSON text as a tree of nodes that know where they stand, and the place of what is not JSON.

import { json as faults } from "../../texts/json.js";

/** @import { ArrayNode, JsonNode, Member, ObjectNode, ScalarNode } from "./nodes.js" */

/** The text is not JSON; `offset`, `line` and `column` say where. Lines and columns count from 1. */
export class JsonFault extends Error {
  /**
   * @param {string} message
   * @param {string} text
   * @param {number} offset
   */
  constructor(message, text, offset) {
    super(message);
    this.offset = offset;
    const { line, column } = placeAt(text, offset);
    this.line = line;
    this.column = column;
  }
}

/**
 * Return the line and the column of an offset. Columns count characters, as the command line does.
 *
 * @param {string} text
 * @param {number} offset
 * @returns {{line: number, column: number}}
 */
export function placeAt(text, offset) {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: Array.from(before.slice(before.lastIndexOf("\n") + 1)).length + 1 };
}

/** The server refuses documents deeper than 128, and an answer wraps one in a few levels more. */
const MOST_DEPTH = 200;

const BLANKS = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const BOOLEANS = /** @type {const} */ ([true, false]);

/**
 * Return the tree of a JSON text. Throws JsonFault.
 *
 * @param {string} text
 * @returns {JsonNode}
 */
export function parse(text) {
  return new Parser(text).whole();
}

/**
 * Return the tree, or the fault if the text is not JSON.
 *
 * @param {string} text
 * @returns {{root: JsonNode, fault: null} | {root: null, fault: JsonFault}}
 */
export function tryParse(text) {
  try {
    return { root: parse(text), fault: null };
  } catch (fault) {
    if (fault instanceof JsonFault) return { root: null, fault };
    throw fault;
  }
}

class Parser {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  whole() {
    const node = this.value(0);
    if (this.at < this.text.length) this.fail(faults.more);
    return node;
  }

  /**
   * A value and the white space around it.
   *
   * @param {number} depth
   * @returns {JsonNode}
   */
  value(depth) {
    this.skip(BLANKS);
    if (depth > MOST_DEPTH) this.fail(faults.depth);
    const first = this.text[this.at];
    const node = first === "{" ? this.object(depth) : first === "[" ? this.array(depth) : this.scalar(first);
    this.skip(BLANKS);
    return node;
  }

  /** @param {number} depth @returns {ObjectNode} */
  object(depth) {
    const start = this.at;
    /** @type {Member[]} */
    const members = [];
    this.list("}", () => {
      const keyStart = this.at;
      if (this.text[keyStart] !== '"') this.fail(faults.name);
      const key = this.string();
      const keyEnd = this.at;
      this.skip(BLANKS);
      if (!this.pass(":")) this.fail(faults.colon);
      members.push({ key, keyStart, keyEnd, value: this.value(depth + 1) });
    });
    return { type: "object", start, end: this.at, source: this.since(start), members };
  }

  /** @param {number} depth @returns {ArrayNode} */
  array(depth) {
    const start = this.at;
    /** @type {JsonNode[]} */
    const items = [];
    this.list("]", () => items.push(this.value(depth + 1)));
    return { type: "array", start, end: this.at, source: this.since(start), items };
  }

  /**
   * What stands between brackets, parted by commas.
   *
   * @param {"}" | "]"} closing
   * @param {() => void} readOne
   */
  list(closing, readOne) {
    this.at += 1;
    this.skip(BLANKS);
    let isMore = this.text[this.at] !== closing;
    while (isMore) {
      readOne();
      isMore = this.pass(",");
      this.skip(BLANKS);
      if (isMore && this.text[this.at] === closing) this.fail(faults.comma(closing));
    }
    if (!this.pass(closing)) this.fail(faults.open(closing));
  }

  /** @param {string | undefined} first @returns {ScalarNode} */
  scalar(first) {
    const start = this.at;
    if (first === '"') {
      const value = this.string();
      return { type: "string", start, end: this.at, source: this.since(start), value };
    }
    if (this.pass("null")) return { type: "null", start, end: this.at, source: "null", value: null };
    for (const value of BOOLEANS) {
      if (this.pass(String(value))) return { type: "boolean", start, end: this.at, source: String(value), value };
    }
    if (!this.skip(NUMBER)) this.fail(first === undefined ? faults.missing : faults.value);
    const source = this.since(start);
    return { type: "number", start, end: this.at, source, value: Number(source) };
  }

  /** @returns {string} */
  string() {
    const start = this.at;
    if (!this.skip(STRING)) this.fail(faults.string);
    const source = this.since(start);
    return source.includes("\\") ? JSON.parse(source) : source.slice(1, -1);
  }

  /** @param {string} word @returns {boolean} whether it stood here */
  pass(word) {
    const isHere = this.text.startsWith(word, this.at);
    if (isHere) this.at += word.length;
    return isHere;
  }

  /** @param {RegExp} pattern @returns {boolean} whether it stood here */
  skip(pattern) {
    pattern.lastIndex = this.at;
    const isHere = pattern.test(this.text);
    if (isHere) this.at = pattern.lastIndex;
    return isHere;
  }

  /** @param {number} start */
  since(start) {
    return this.text.slice(start, this.at);
  }

  /** @param {string} message @returns {never} */
  fail(message) {
    throw new JsonFault(message, this.text, this.at);
  }
}
