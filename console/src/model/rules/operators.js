/**
 * Tests of one attribute, each under the name that people choose it by.
 *
 * An operator of the rules' language can be several of them: `in` is "one of", "contains" and
 * "within", by what stands where. See `docs/targeting.md` for what each operator does.
 */

import { isScalar } from "../json/nodes.js";
import { readAttribute } from "./attributes.js";

/** @import { JsonNode } from "../json/nodes.js" */
/** @import { Wanted } from "../json/wanted.d.ts" */
/** @import { Attribute } from "./attributes.js" */

/**
 * What a test needs beside its attribute: nothing, one value (a text, a number, true or false, or
 * another attribute), one that has an order, a text, a part (a text or a number), a list of values,
 * a version, or a lower and an upper bound.
 *
 * @typedef {"nothing" | "value" | "order" | "text" | "part" | "values" | "version" | "range"} Needs
 *
 * @typedef {keyof typeof OPERATORS} OperatorName
 *
 * A test as it was read. `reversed` says that the value stands before the attribute.
 * @typedef {object} Test
 * @property {OperatorName} operator
 * @property {Attribute} attribute
 * @property {JsonNode[]} operands [] | [value] | [list] | [lower, upper]
 * @property {boolean} reversed
 *
 * @typedef {(attribute: Wanted, operands: Wanted[], reversed: boolean) => Wanted} Write
 */

/** @type {(symbol: string) => Write} */
const pair = (symbol) => (attribute, [value = null], reversed) => ({
  [symbol]: reversed ? [value, attribute] : [attribute, value],
});

// Written from the right, "less" is "more": {"<": [18, {"var": "age"}]}.
/** @type {(symbol: string, mirrored: string) => Write} */
const order = (symbol, mirrored) => (attribute, operands, reversed) =>
  pair(reversed ? mirrored : symbol)(attribute, operands, reversed);

/** @type {(symbol: string, mirrored: string) => Write} */
const between = (symbol, mirrored) => (attribute, [lower = 0, upper = 0], reversed) =>
  reversed ? { [mirrored]: [upper, attribute, lower] } : { [symbol]: [lower, attribute, upper] };

/** @type {(symbol: string) => Write} */
const version = (symbol) => (attribute, [value = ""], _) => ({ sem_ver: [attribute, symbol, value] });

/** @type {Write} */
const contains = (attribute, [value = ""], _) => ({ in: [value, attribute] });

/** @type {<N extends Needs>(needs: N, write: Write) => { needs: Needs, write: Write }} */
const row = (needs, write) => ({ needs, write });

export const OPERATORS = {
  is: row("value", pair("==")),
  isNot: row("value", pair("!=")),
  oneOf: row("values", pair("in")),
  contains: row("part", contains),
  startsWith: row("text", pair("starts_with")),
  endsWith: row("text", pair("ends_with")),
  less: row("order", order("<", ">")),
  atMost: row("order", order("<=", ">=")),
  more: row("order", order(">", "<")),
  atLeast: row("order", order(">=", "<=")),
  between: row("range", between("<=", ">=")),
  betweenWithout: row("range", between("<", ">")),
  versionAtLeast: row("version", version(">=")),
  versionMore: row("version", version(">")),
  versionLess: row("version", version("<")),
  versionAtMost: row("version", version("<=")),
  versionIs: row("version", version("=")),
  versionIsNot: row("version", version("!=")),
  versionMajor: row("version", version("^")),
  versionMinor: row("version", version("~")),
  isSet: row("nothing", (attribute) => attribute),
  isNull: row("nothing", (attribute, _, reversed) => pair("==")(attribute, [null], reversed)),
  isThere: row("nothing", (attribute, _, reversed) => pair("!=")(attribute, [null], reversed)),
  containsAny: row("values", pair("contains_any")),
  containsAll: row("values", pair("contains_all")),
  containsNone: row("values", pair("contains_none")),
  within: row("text", pair("in")),
  same: row("value", pair("===")),
  notSame: row("value", pair("!==")),
};

/** @type {Record<string, OperatorName>} */
const EQUALITIES = { "==": "is", "!=": "isNot", "===": "same", "!==": "notSame" };
/** @type {Record<string, OperatorName>} */
const ORDERS = { "<": "less", "<=": "atMost", ">": "more", ">=": "atLeast" };
/** @type {Record<string, OperatorName>} */
const MIRRORED = { "<": "more", "<=": "atLeast", ">": "less", ">=": "atMost" };
/** @type {Record<string, OperatorName>} */
const RANGES = { "<": "betweenWithout", "<=": "between", ">": "betweenWithout", ">=": "between" };
/** @type {Record<string, OperatorName>} */
const VERSIONS = {
  "=": "versionIs",
  "!=": "versionIsNot",
  "<": "versionLess",
  "<=": "versionAtMost",
  ">": "versionMore",
  ">=": "versionAtLeast",
  "^": "versionMajor",
  "~": "versionMinor",
};
/** @type {Record<string, OperatorName>} */
const AFFIXES = { starts_with: "startsWith", ends_with: "endsWith" };
/** @type {Record<string, OperatorName>} */
const LISTS = { contains_any: "containsAny", contains_all: "containsAll", contains_none: "containsNone" };

/**
 * Read `{symbol: items}` as a test, null where no test says all of it.
 *
 * `("ends_with", [{"var": "email"}, "@example.com"])` → endsWith, email, ["@example.com"]
 *
 * @param {string} symbol
 * @param {JsonNode[]} items
 * @returns {Test | null}
 */
export function readTest(symbol, items) {
  const equality = own(EQUALITIES, symbol);
  if (equality) return readEquality(equality, items);
  if (own(ORDERS, symbol)) return items.length === 3 ? readRange(symbol, items) : readOrder(symbol, items);
  if (symbol === "in") return readMembership(items);
  if (symbol === "sem_ver") return readVersion(items);
  const affix = own(AFFIXES, symbol);
  if (affix) return testOf(affix, items, isText);
  const list = own(LISTS, symbol);
  return list ? testOf(list, items, isListOfScalars) : null;
}

/**
 * @template T
 * @param {Record<string, T>} table
 * @param {string} key
 * @returns {T | undefined}
 */
export function own(table, key) {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/**
 * `[attribute, value]`, whose value is one that the test can show.
 *
 * @param {OperatorName} operator
 * @param {JsonNode[]} items
 * @param {(node: JsonNode) => boolean} shows
 * @param {boolean} reversed
 * @returns {Test | null}
 */
function testOf(operator, items, shows, reversed = false) {
  const [first, value] = reversed ? [...items].reverse() : items;
  const attribute = first && items.length === 2 ? readAttribute(first) : null;
  if (!attribute || !value || !(shows(value) || readAttribute(value))) return null;
  if (OPERATORS[operator].needs === "values" && readAttribute(value)) return null;
  return { operator, attribute, operands: [value], reversed };
}

/**
 * @param {OperatorName} operator
 * @param {JsonNode[]} items
 */
function readEquality(operator, items) {
  const [first, second] = items;
  if (!first || !second || items.length !== 2) return null;
  const reversed = !readAttribute(first);
  const attribute = readAttribute(reversed ? second : first);
  if (attribute && (reversed ? first : second).type === "null") {
    const named = operator === "is" ? "isNull" : operator === "isNot" ? "isThere" : null;
    return named && { operator: /** @type {OperatorName} */ (named), attribute, operands: [], reversed };
  }
  return testOf(operator, items, isShownScalar, reversed);
}

/**
 * @param {string} symbol
 * @param {JsonNode[]} items
 */
function readOrder(symbol, items) {
  const reversed = items[0] !== undefined && !readAttribute(items[0]);
  const operator = /** @type {OperatorName} */ ((reversed ? MIRRORED : ORDERS)[symbol]);
  return testOf(operator, items, isOrdered, reversed);
}

/**
 * @param {string} symbol
 * @param {JsonNode[]} items
 * @returns {Test | null}
 */
function readRange(symbol, items) {
  const [first, middle, last] = /** @type {[JsonNode, JsonNode, JsonNode]} */ (items);
  const attribute = readAttribute(middle);
  if (!attribute || !isOrdered(first) || !isOrdered(last)) return null;
  const reversed = symbol.startsWith(">");
  const operator = /** @type {OperatorName} */ (RANGES[symbol]);
  return { operator, attribute, operands: reversed ? [last, first] : [first, last], reversed };
}

/** @param {JsonNode[]} items */
function readMembership(items) {
  const [needle, haystack] = items;
  if (!needle || !haystack || items.length !== 2) return null;
  if (haystack.type === "array") return testOf("oneOf", items, isListOfScalars);
  if (readAttribute(needle)) return testOf("within", items, isText);
  const test = testOf("contains", items, isOrdered, true);
  return test && { ...test, reversed: false };
}

/** @param {JsonNode[]} items */
function readVersion([first, symbol, wanted, ...rest]) {
  if (!first || symbol?.type !== "string" || !wanted || rest.length > 0) return null;
  const operator = own(VERSIONS, symbol.value);
  return operator ? testOf(operator, [first, wanted], isOrdered) : null;
}

/** @param {JsonNode} node */
const isText = (node) => node.type === "string";

/** @param {JsonNode} node */
const isOrdered = (node) => node.type === "string" || node.type === "number";

/** @param {JsonNode} node */
const isShownScalar = (node) => isScalar(node) && node.type !== "null";

/** @param {JsonNode} node */
const isListOfScalars = (node) => node.type === "array" && node.items.every(isShownScalar);
