import assert from "node:assert/strict";
import { test } from "node:test";

import { find, lineAt, pointerOf, rangeOf, source, tokensOf, valueOf } from "../../src/model/json/nodes.js";
import { JsonFault, parse, tryParse } from "../../src/model/json/parser.js";

const TEXT = `{
  "state": "ENABLED",
  "variants": {"a/b": 10.0, "c~d": [1, {"x": "é\\u00e9"}]},
  "targeting": {
    "if": [true, "a/b"]
  }
}
`;

test("a pointer finds its node, as it is written", () => {
  const root = parse(TEXT);
  assert.equal(source(root, "/variants/a~1b"), "10.0");
  assert.equal(source(root, "/variants/c~0d/1/x"), '"é\\u00e9"');
  assert.equal(source(root, "/variants/c~0d/01"), null);
  assert.equal(find(root, "/nothing/here"), null);
  const node = find(root, "/variants/c~0d/1/x");
  assert.ok(node);
  assert.equal(valueOf(node), "éé");
});

test("a pointer has a line, also of what is missing", () => {
  const lineOf = (/** @type {string} */ pointer) => lineAt(TEXT, rangeOf(parse(TEXT), pointer).start);
  assert.deepEqual(["", "/variants/a~1b", "/targeting/if/1", "/targeting/else"].map(lineOf), [1, 3, 5, 4]);
  assert.equal(rangeOf(parse(TEXT), "/targeting/else").isExact, false);
  const range = rangeOf(parse(TEXT), "/state");
  assert.equal(TEXT.slice(range.start, range.end), '"state": "ENABLED"');
});

test("tokens and pointers are inverse", () => {
  for (const tokens of [[], ["a"], ["a/b", "~", "~1", ""], ["0", ""]]) {
    assert.deepEqual(tokensOf(pointerOf(...tokens)), tokens);
  }
});

test("a text that is not JSON has a fault with a place", () => {
  const faults = [
    ["", 1, 1],
    ['{\n  "a": 1,\n}', 3, 1],
    ['{\n  "a" 1}', 2, 7],
    ["[1,]", 1, 4],
    ['{"a": tru}', 1, 7],
    ['{"a": "x\n"}', 1, 7],
    ["{} {}", 1, 4],
    ['{"a": 01}', 1, 8],
    ["{'a': 1}", 1, 2],
    ["[1", 1, 3],
  ];
  for (const [text, line, column] of faults) {
    const { fault } = tryParse(String(text));
    assert.ok(fault instanceof JsonFault, String(text));
    assert.deepEqual([fault.line, fault.column], [line, column], String(text));
    assert.throws(() => JSON.parse(String(text)));
  }
  assert.ok(tryParse("[".repeat(5000)).fault);
  // The server takes 128 levels, and an answer of it has some around them.
  assert.ok(tryParse("[".repeat(140) + "]".repeat(140)).root);
});

test("names that JavaScript gives a meaning are names", () => {
  const text = '{"__proto__": 1, "constructor": 2, "constructor": 3}';
  const root = parse(text);
  assert.equal(source(root, "/__proto__"), "1");
  assert.equal(source(root, "/constructor"), "3");
  assert.equal(find(root, "/toString"), null);
});
