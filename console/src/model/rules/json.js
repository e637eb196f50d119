/**
 * JSON text as a tree whose nodes know where they stand.
 *
 * `JSON.parse` forgets how a text was written: spaces, escapes, `1.0`, repeated keys. Here each node
 * keeps its range in the text and its source, so that an edit can replace one of them alone.
 */

/**
 * A value in a JSON text, from `start` up to and without `end` (UTF-16 units).
 *
 * @typedef {object} Place
 * @property {number} start
 * @property {number} end
 * @property {string} source the text of the value itself
 *
 * @typedef {{ key: string, keyStart: number, keyEnd: number, value: JsonNode }} Member
 *
 * @typedef {Place & { type: "object", members: Member[] }} ObjectNode
 * @typedef {Place & { type: "array", items: JsonNode[] }} ArrayNode
 * @typedef {Place & { type: "string", value: string }} StringNode
 * @typedef {Place & { type: "number", value: number }} NumberNode
 * @typedef {Place & { type: "boolean", value: boolean }} BooleanNode
 * @typedef {Place & { type: "null", value: null }} NullNode
 * @typedef {StringNode | NumberNode | BooleanNode | NullNode} ScalarNode
 * @typedef {ObjectNode | ArrayNode | ScalarNode} JsonNode
 */

/** The server refuses a document that is nested deeper (`MAX_DOCUMENT_DEPTH`). */
const MAX_DEPTH = 128;

/** Why a text is no JSON, and where. Lines and columns count from 1. */
export class JsonFault extends Error {
  /**
   * @param {string} found what stands there, '' at the end of the text
   * @param {number} line
   * @param {number} column
   */
  constructor(found, line, column) {
    super(`no JSON at line ${line}, column ${column}`);
    this.found = found;
    this.line = line;
    this.column = column;
  }
}

/**
 * Read one JSON value. Throws JsonFault.
 *
 * @param {string} text
 * @returns {JsonNode}
 */
export function parseJson(text) {
  return new Parser(text).whole();
}

const BLANKS = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
// Control characters stand escaped in a text.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORDS = /** @type {const} */ ([
  ["true", true],
  ["false", false],
  ["null", null],
]);

class Parser {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  whole() {
    this.skip(BLANKS);
    const node = this.value(0);
    this.skip(BLANKS);
    if (this.at < this.text.length) throw this.fault();
    return node;
  }

  /**
   * @param {number} depth
   * @returns {JsonNode}
   */
  value(depth) {
    if (depth > MAX_DEPTH) throw this.fault();
    const first = this.text[this.at];
    if (first === "{") return this.object(depth);
    if (first === "[") return this.array(depth);
    return this.scalar();
  }

  /**
   * @param {number} depth
   * @returns {ObjectNode}
   */
  object(depth) {
    const start = this.at;
    /** @type {Member[]} */
    const members = [];
    this.list("}", () => {
      const keyStart = this.at;
      const key = this.string();
      const keyEnd = this.at;
      this.skip(BLANKS);
      this.expect(":");
      this.skip(BLANKS);
      members.push({ key, keyStart, keyEnd, value: this.value(depth + 1) });
    });
    return { type: "object", ...this.place(start), members };
  }

  /**
   * @param {number} depth
   * @returns {ArrayNode}
   */
  array(depth) {
    const start = this.at;
    /** @type {JsonNode[]} */
    const items = [];
    this.list("]", () => items.push(this.value(depth + 1)));
    return { type: "array", ...this.place(start), items };
  }

  /**
   * What stands between brackets, parted by commas.
   *
   * @param {string} closing
   * @param {() => void} readOne
   */
  list(closing, readOne) {
    this.at += 1;
    this.skip(BLANKS);
    if (this.text[this.at] !== closing) {
      readOne();
      this.skip(BLANKS);
      while (this.text[this.at] === ",") {
        this.at += 1;
        this.skip(BLANKS);
        readOne();
        this.skip(BLANKS);
      }
    }
    this.expect(closing);
  }

  /** @returns {ScalarNode} */
  scalar() {
    const start = this.at;
    if (this.text[start] === '"') {
      const value = this.string();
      return { type: "string", ...this.place(start), value };
    }
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, start)) continue;
      this.at += word.length;
      const place = this.place(start);
      return value === null ? { type: "null", ...place, value } : { type: "boolean", ...place, value };
    }
    if (this.skip(NUMBER) === 0) throw this.fault();
    const place = this.place(start);
    return { type: "number", ...place, value: Number(place.source) };
  }

  /** @returns {string} */
  string() {
    const start = this.at;
    if (this.skip(STRING) === 0) throw this.fault();
    return JSON.parse(this.text.slice(start, this.at));
  }

  /** @param {string} character */
  expect(character) {
    if (this.text[this.at] !== character) throw this.fault();
    this.at += 1;
  }

  /**
   * @param {RegExp} pattern
   * @returns {number} characters passed
   */
  skip(pattern) {
    pattern.lastIndex = this.at;
    const length = pattern.exec(this.text)?.[0].length ?? 0;
    this.at += length;
    return length;
  }

  /** @param {number} start */
  place(start) {
    return { start, end: this.at, source: this.text.slice(start, this.at) };
  }

  fault() {
    const before = this.text.slice(0, this.at).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    const [found = ""] = this.text.slice(this.at);
    return new JsonFault(found, before.length, column);
  }
}

/**
 * The value that a node stands for, as `JSON.parse` gives it.
 *
 * @param {JsonNode} node
 * @returns {any}
 */
export function valueOf(node) {
  if (node.type === "array") return node.items.map(valueOf);
  if (node.type === "object") {
    // fromEntries defines members: a key "__proto__" stays one.
    return Object.fromEntries(node.members.map(({ key, value }) => [key, valueOf(value)]));
  }
  return node.value;
}

/**
 * The operator and the operand of a rule: an object of one member. Null for anything else.
 *
 * @param {JsonNode} node
 * @returns {Member | null}
 */
export function ruleOf(node) {
  const only = node.type === "object" && node.members.length === 1 ? node.members[0] : undefined;
  return only ?? null;
}

/**
 * @param {JsonNode} node
 * @returns {node is ScalarNode}
 */
export function isScalar(node) {
  return node.type !== "object" && node.type !== "array";
}
