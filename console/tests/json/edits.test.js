import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { put, remove, rename, replace, setMember } from "../../src/model/json/edits.js";
import { compact, format, indented, indentOf, outdented } from "../../src/model/json/layout.js";
import { find, itemsOf, member, membersOf, pointerOf } from "../../src/model/json/nodes.js";
import { parse } from "../../src/model/json/parser.js";
import { spliced } from "../../src/model/json/patch.js";
import { spelled } from "../rules/targetings.js";

/** @import { JsonNode } from "../../src/model/json/nodes.js" */

const TEXT = `{
  "state":  "ENABLED",
  "variants": {"on": 10.0, "off": 1e2},
  "targeting": {
    "if": [
      {"in": ["x", "y"]},
      "on"
    ]
  }
}
`;

test("replacing a value leaves every other byte", () => {
  assert.equal(replace(TEXT, "/state", '"DISABLED"'), TEXT.replace('"ENABLED"', '"DISABLED"'));
  assert.equal(
    replace(TEXT, "/targeting/if/1", '{\n  "a": 1\n}'),
    TEXT.replace('"on"\n', '{\n        "a": 1\n      }\n'),
  );
});

test("a member is added as its neighbours are laid out", () => {
  assert.equal(setMember(TEXT, "/variants", 'x"y', "3"), TEXT.replace("1e2}", '1e2, "x\\"y": 3}'));
  assert.equal(
    setMember(TEXT, "", "metadata", '{\n  "a": 1\n}'),
    TEXT.replace("    ]\n  }\n}", '    ]\n  },\n  "metadata": {\n    "a": 1\n  }\n}'),
  );
  assert.equal(
    setMember(TEXT, "", "defaultVariant", '"on"', { before: "targeting" }),
    TEXT.replace('  "targeting"', '  "defaultVariant": "on",\n  "targeting"'),
  );
  assert.equal(setMember("{}", "", "a", "1"), '{"a": 1}');
  assert.equal(setMember('{"a": 1}', "", "b", "2"), '{"a": 1, "b": 2}');
  assert.equal(setMember('{\n  "a": {}\n}', "/a", "b", "2"), '{\n  "a": {\n    "b": 2\n  }\n}');
  assert.equal(setMember('{"a":1,"b":2}', "", "b", "3"), '{"a":1,"b":3}');
});

test("removing takes the comma along", () => {
  assert.equal(remove(TEXT, "/variants/off"), TEXT.replace(', "off": 1e2', ""));
  assert.equal(remove(TEXT, "/variants/on"), TEXT.replace('"on": 10.0, ', ""));
  assert.equal(remove('{"a": 1}', "/a"), "{}");
  assert.equal(remove("[1, 2, 3]", "/1"), "[1, 3]");
  assert.throws(() => remove(TEXT, "/variants/none"), RangeError);
});

test("a member is renamed in its place", () => {
  assert.equal(rename(TEXT, "/variants/on", 'a"b'), TEXT.replace('"on": 10.0', '"a\\"b": 10.0'));
});

test("edits by offset are applied together", () => {
  assert.equal(
    spliced("abcdef", [
      { start: 0, end: 1, text: "X" },
      { start: 3, end: 5, text: "" },
    ]),
    "Xbcf",
  );
});

test("a new layout keeps numbers, escapes and order", () => {
  const text = '{"b":10.0,"a":"\\u00e9","long":["' + "x".repeat(90) + '"]}';
  const laid = format(text);
  assert.equal(
    laid,
    `{\n  "b": 10.0,\n  "a": "\\u00e9",\n  "long": [\n    "${"x".repeat(90)}"\n  ]\n}`,
  );
  assert.equal(compact(laid), text);
});

test("a member that is put stands as it is, and all else stays", () => {
  const flag = '{"variants": {"on": true}, "defaultVariant" : "on",\n "state":"ENABLED"}';
  const more = put(flag, "/targeting", '{"if": ["on"]}');
  assert.equal(more, flag.replace('"ENABLED"', '"ENABLED",\n "targeting": {"if": ["on"]}'));
  assert.equal(put(more, "/targeting", '{"if":\n["off"]}'), more.replace('{"if": ["on"]}', '{"if":\n["off"]}'));
  assert.equal(put(more, "/targeting", null), flag);
  assert.equal(put(flag, "/targeting", null), flag);
  assert.equal(put("{ }", "/metadata/owner", '"ada"'), '{"metadata": {"owner": "ada"}}');
});

test("the indentation of a place is left out and comes back", () => {
  const source = '{\n      "a": [\n        1\n      ]\n    }';
  assert.equal(indentOf(source), "    ");
  assert.equal(outdented(source), '{\n  "a": [\n    1\n  ]\n}');
  fc.assert(fc.property(spelled, (text) => assert.equal(indented(outdented(text), indentOf(text)), text)));
  assert.equal(replace('{\n  "x": {\n    "a": 1\n  }\n}', "/x", '{\n  "b": 2\n}'), '{\n  "x": {\n    "b": 2\n  }\n}');
});

/** @param {JsonNode} node @param {string} pointer @returns {[string, JsonNode][]} */
function nodesIn(node, pointer = "") {
  const inside = [
    ...membersOf(node).map(({ key, value }) => /** @type {const} */ ([key, value])),
    ...itemsOf(node).map((value, at) => /** @type {const} */ ([at, value])),
  ];
  return [[pointer, node], ...inside.flatMap(([token, value]) => nodesIn(value, pointer + pointerOf(token)))];
}

test("an edit at any place of any text changes its own bytes only", () => {
  fc.assert(
    fc.property(spelled, fc.nat(), fc.string(), (text, dice, key) => {
      const all = nodesIn(parse(text));
      const [pointer, found] = all[dice % all.length];
      // Of a name that stands twice, a pointer names the last.
      const node = find(parse(text), pointer) ?? found;
      const [before, after] = [text.slice(0, node.start), text.slice(node.end)];
      assert.equal(replace(text, pointer, "12345678901234567890.0"), `${before}12345678901234567890.0${after}`);
      if (node.type !== "object" || node.members.length === 0 || member(node, key)) return;
      const more = setMember(text, pointer, key, "1e2");
      assert.ok(more.startsWith(before) && more.endsWith(after));
      assert.equal(remove(more, pointer + pointerOf(key)), text);
    }),
    { numRuns: 400 },
  );
});
