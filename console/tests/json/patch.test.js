import assert from "node:assert/strict";
import test from "node:test";

import fc from "fast-check";

import { valueOf } from "../../src/model/json/nodes.js";
import { JsonFault, parse } from "../../src/model/json/parser.js";
import { patch } from "../../src/model/json/patch.js";
import { Written } from "../../src/model/json/written.js";
import { anyValue, spelled } from "../rules/targetings.js";

/** @import { JsonNode } from "../../src/model/json/nodes.js" */

/**
 * @param {string} text
 * @param {any} wanted
 */
const patched = (text, wanted) => patch(text, parse(text), wanted);

test("a text is parsed as JSON.parse parses it, and refused where that refuses it", () => {
  fc.assert(
    fc.property(fc.oneof(spelled, fc.json(), fc.string()), fc.nat(), fc.string({ maxLength: 1 }), (text, at, added) => {
      const position = at % (text.length + 1);
      const broken = text.slice(0, position) + added + text.slice(position);
      /** @type {any} */
      let expected;
      try {
        expected = { value: JSON.parse(broken) };
      } catch {
        assert.throws(() => parse(broken), JsonFault);
        return;
      }
      assert.deepEqual({ value: valueOf(parse(broken)) }, expected);
    }),
    { numRuns: 600 },
  );
});

test("a text that is changed to a value has that value", () => {
  fc.assert(
    fc.property(spelled, anyValue, (text, wanted) => {
      // A number keeps its sign only where both are written: -0 and 0 are one value.
      const value = JSON.parse(JSON.stringify(wanted));
      assert.deepEqual(JSON.parse(patched(text, wanted)), value);
    }),
    { numRuns: 600 },
  );
});

test("a fault names its line and column", () => {
  const fault = /** @type {JsonFault} */ (caught(() => parse('{\n  "if": [1,]\n}')));
  assert.deepEqual([fault.offset, fault.line, fault.column], [13, 2, 12]);
  const end = /** @type {JsonFault} */ (caught(() => parse('{"if": ')));
  assert.deepEqual([end.offset, end.line, end.column], [7, 1, 8]);
});

/** @param {() => void} act */
function caught(act) {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test("nesting beyond the server’s limit is a fault and no stack overflow", () => {
  assert.throws(() => parse("[".repeat(100_000)), JsonFault);
});

const LINES = `{
  "if": [
    {"in": [{"var": "country"}, ["SE", "NO"]]}, "on",
    {"ends_with": [{"var": "email"}, "@example.com"]}, "off",
    1.0
  ]
}`;

test("an item joins a list as its neighbours stand, and leaves it as it came", () => {
  assert.equal(patched("[1, 2]", [1, 2, 3]), "[1, 2, 3]");
  assert.equal(patched("[1,2]", [0, 1, 2]), "[0,1,2]");
  assert.equal(patched("[\n  1\n]", [1, 2]), "[\n  1,\n  2\n]");
  assert.equal(patched("[ 1.0 , 2 ]", [2]), "[ 2 ]");
  assert.equal(patched("[ 1.0 , 2 ]", [1]), "[ 1.0 ]");
  assert.equal(patched("[]", ["a", "b"]), '["a", "b"]');
});

test("an operator, a value and a number are spliced alone", () => {
  const node = parse(LINES);
  const list = /** @type {any} */ (node).members[0].value;
  const [condition, , second] = /** @type {JsonNode[]} */ (list.items);
  const country = /** @type {any} */ (condition).members[0].value.items;
  assert.equal(
    patch(LINES, /** @type {JsonNode} */ (condition), { in: [country[0], ["SE", "NO", "FI"]] }),
    LINES.replace('"NO"]', '"NO", "FI"]'),
  );
  const operands = /** @type {any} */ (second).members[0].value;
  assert.equal(
    patch(LINES, /** @type {JsonNode} */ (second), { starts_with: operands }),
    LINES.replace("ends_with", "starts_with"),
  );
  assert.equal(patch(LINES, list.items[4], new Written("2.50")), LINES.replace("1.0", "2.50"));
  assert.equal(patch(LINES, list.items[4], 1), LINES);
});
