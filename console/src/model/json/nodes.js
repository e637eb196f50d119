/**
 * Nodes of a JSON text: what they are, and how they are found.
 *
 *     const root = parse('{"variants": {"on": 10.0}}');
 *     find(root, '/variants/on')      → {type: 'number', start: 20, end: 24, source: '10.0', value: 10}
 *     source(root, '/variants/on')    → '10.0', as it is written
 *
 * `JSON.parse` forgets how a text was written: spaces, escapes, `1.0`, repeated keys. A node keeps its
 * range in the text and its source, so that an edit (patch.js, edits.js) replaces one of them alone.
 * Offsets count UTF-16 units, as strings do; lines count from 1.
 *
 * @typedef {{ start: number, end: number, source: string }} Place
 * @typedef {{ key: string, keyStart: number, keyEnd: number, value: JsonNode }} Member
 * @typedef {Place & { type: "object", members: Member[] }} ObjectNode in the order of the text
 * @typedef {Place & { type: "array", items: JsonNode[] }} ArrayNode
 * @typedef {Place & { type: "string", value: string }} StringNode
 * @typedef {Place & { type: "number", value: number }} NumberNode
 * @typedef {Place & { type: "boolean", value: boolean }} BooleanNode
 * @typedef {Place & { type: "null", value: null }} NullNode
 * @typedef {StringNode | NumberNode | BooleanNode | NullNode} ScalarNode
 * @typedef {ObjectNode | ArrayNode | ScalarNode} JsonNode
 * @typedef {JsonNode["type"]} Type
 */

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
  return tokens.map((token) => "/" + String(token).replaceAll("~", "~0").replaceAll("/", "~1")).join("");
}

/**
 * Return the members of an object; none of anything else.
 *
 * @param {JsonNode | null | undefined} node
 */
export function membersOf(node) {
  return node?.type === "object" ? node.members : [];
}

/**
 * Return the items of an array; none of anything else.
 *
 * @param {JsonNode | null | undefined} node
 */
export function itemsOf(node) {
  return node?.type === "array" ? node.items : [];
}

/**
 * Return the member of an object by its name, or null. Of a name that stands twice, the last counts.
 *
 * @param {JsonNode | null | undefined} node
 * @param {string} key
 * @returns {Member | null}
 */
export function member(node, key) {
  return membersOf(node).findLast((one) => one.key === key) ?? null;
}

/**
 * Return the child of a node by a token of a pointer.
 *
 * @param {JsonNode} node
 * @param {string} token
 * @returns {JsonNode | null}
 */
function child(node, token) {
  if (node.type !== "array") return member(node, token)?.value ?? null;
  return /^(0|[1-9]\d*)$/.test(token) ? (node.items[Number(token)] ?? null) : null;
}

/**
 * Return what a pointer names, or null.
 *
 * @param {JsonNode} root
 * @param {string} pointer
 * @returns {JsonNode | null}
 */
export function find(root, pointer) {
  /** @type {JsonNode | null} */
  let node = root;
  for (const token of tokensOf(pointer)) node = node && child(node, token);
  return node;
}

/**
 * Return what a pointer names, as it is written, or null.
 *
 * @param {JsonNode} root
 * @param {string} pointer
 */
export function source(root, pointer) {
  return find(root, pointer)?.source ?? null;
}

/**
 * The value that a node stands for, as `JSON.parse` gives it.
 *
 * @param {JsonNode} node
 * @returns {any}
 */
export function valueOf(node) {
  if (node.type === "array") return node.items.map(valueOf);
  if (node.type !== "object") return node.value;
  // fromEntries defines members: a key "__proto__" stays one.
  return Object.fromEntries(node.members.map(({ key, value }) => [key, valueOf(value)]));
}

/**
 * The operator and the operand of a rule: an object of one member. Null for anything else.
 *
 * @param {JsonNode} node
 * @returns {Member | null}
 */
export function ruleOf(node) {
  const [only, ...more] = membersOf(node);
  return more.length === 0 ? (only ?? null) : null;
}

/**
 * @param {JsonNode} node
 * @returns {node is ScalarNode}
 */
export function isScalar(node) {
  return node.type !== "object" && node.type !== "array";
}

/**
 * Return the range of what a pointer names, or of its nearest parent that exists.
 *
 * A member's range starts at its name. `isExact` says whether the pointer itself was found. A fault
 * of something missing ('/defaultVariant') is therefore shown at the object that lacks it, whose
 * range is its opening bracket only.
 *
 * @param {JsonNode} root
 * @param {string} pointer
 * @returns {{start: number, end: number, isExact: boolean}}
 */
export function rangeOf(root, pointer) {
  let [node, start] = [root, root.start];
  for (const token of tokensOf(pointer)) {
    const next = child(node, token);
    if (!next) return { start, end: isScalar(node) ? node.end : node.start + 1, isExact: false };
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
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
