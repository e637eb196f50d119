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
import { tryParse } from "./json-parser.js";

export { JsonFault, parse, tryParse } from "./json-parser.js";

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
