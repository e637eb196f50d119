/**
 * JSON text with positions: parse it, find what a JSON pointer names, and its line.
 *
 *     const root = parse('{"variants": {"on": 10.0}}');
 *     find(root, '/variants/on')            → the node of 10.0: {type: 'number', start: 20, end: 24}
 *     source(text, root, '/variants/on')    → '10.0', as it is written
 *     lineOf(text, '/variants/off')         → 1: the line of the nearest parent that exists
 *
 * Edits that leave everything else byte for byte are in json-edits.js. Offsets count UTF-16 units,
 * as strings and CodeMirror do; lines and columns count from 1.
 *
 * @typedef {'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'} Type
 * @typedef {{key: string, keyStart: number, keyEnd: number, value: Node}} Member
 * @typedef {{type: Type, start: number, end: number, members?: Member[], items?: Node[]}} Node
 *     `members` of an object and `items` of an array, in the order of the text.
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

/**
 * '/variants/a~1b' → ['variants', 'a/b'] (RFC 6901).
 *
 * @param {string} pointer
 * @returns {string[]}
 */
export function tokensOf(pointer) {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * ['variants', 'a/b'] → '/variants/a~1b'.
 *
 * @param {...(string | number)} tokens
 * @returns {string}
 */
export function pointerOf(...tokens) {
  return tokens
    .map((token) => "/" + String(token).replaceAll("~", "~0").replaceAll("/", "~1"))
    .join("");
}

/**
 * Return the child of a node by a token of a pointer. Of a name that stands twice, the last counts.
 *
 * @param {Node} node
 * @param {string} token
 * @returns {Node | null}
 */
export function child(node, token) {
  if (node.members) return member(node, token)?.value ?? null;
  if (node.items) return /^(0|[1-9]\d*)$/.test(token) ? (node.items[Number(token)] ?? null) : null;
  return null;
}

/**
 * Return the member of an object by its name, or null.
 *
 * @param {Node} node
 * @param {string} key
 * @returns {Member | null}
 */
export function member(node, key) {
  return node.members?.findLast((one) => one.key === key) ?? null;
}

/**
 * Return what a pointer names, or null.
 *
 * @param {Node} root
 * @param {string} pointer
 * @returns {Node | null}
 */
export function find(root, pointer) {
  /** @type {Node | null} */
  let node = root;
  for (const token of tokensOf(pointer)) {
    node = node && child(node, token);
  }
  return node;
}

/**
 * Return what a pointer names, as it is written, or null.
 *
 * @param {string} text
 * @param {Node} root
 * @param {string} pointer
 * @returns {string | null}
 */
export function source(text, root, pointer) {
  const node = find(root, pointer);
  return node && text.slice(node.start, node.end);
}

/**
 * Return the value of a node as JavaScript has it: 10.0 becomes 10.
 *
 * @param {string} text
 * @param {Node} node
 * @returns {any}
 */
export function valueOf(text, node) {
  return JSON.parse(text.slice(node.start, node.end));
}

/**
 * Return the range of what a pointer names, or of its nearest parent that exists.
 *
 * A member's range starts at its name. `isExact` says whether the pointer itself was found. A fault
 * of something missing ('/defaultVariant') is therefore shown at the object that lacks it, whose
 * range is its opening bracket only.
 *
 * @param {Node} root
 * @param {string} pointer
 * @returns {{start: number, end: number, isExact: boolean}}
 */
export function rangeOf(root, pointer) {
  let [node, start] = [root, root.start];
  for (const token of tokensOf(pointer)) {
    const next = child(node, token);
    if (!next)
      return { start, end: node.members || node.items ? node.start + 1 : node.end, isExact: false };
    start = member(node, token)?.keyStart ?? next.start;
    node = next;
  }
  return { start, end: node.end, isExact: true };
}

/**
 * Return the line, from 1, of an offset.
 *
 * @param {string} text
 * @param {number} offset
 * @returns {number}
 */
export function lineAt(text, offset) {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1))
    line += 1;
  return line;
}

/**
 * Return the line, from 1, of what a pointer names or of its nearest parent; 1 if it is not JSON.
 *
 * @param {string} text
 * @param {string} pointer
 * @returns {number}
 */
export function lineOf(text, pointer) {
  const { root } = tryParse(text);
  return root ? lineAt(text, rangeOf(root, pointer).start) : 1;
}
