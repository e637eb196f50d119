import assert from "node:assert/strict";
import { test } from "node:test";

import {
  applyEdits,
  compact,
  format,
  insertItem,
  move,
  remove,
  rename,
  replace,
  setMember,
} from "../src/model/json-edits.js";

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

test("an item is inserted at its place", () => {
  assert.equal(
    insertItem(TEXT, "/targeting/if", 0, "true"),
    TEXT.replace('      {"in"', '      true,\n      {"in"'),
  );
  assert.equal(insertItem(TEXT, "/targeting/if/0/in", 2, '"z"'), TEXT.replace('"y"]', '"y", "z"]'));
  assert.throws(() => insertItem(TEXT, "/targeting/if", 3, "true"), RangeError);
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

test("moving keeps the separators where they are", () => {
  assert.equal(move("[1,  2, 3]", "", 2, 0), "[3,  1, 2]");
  assert.equal(move('{"a": 1,\n "b": 2}', "", 0, 1), '{"b": 2,\n "a": 1}');
});

test("edits by offset are applied together", () => {
  assert.equal(
    applyEdits("abcdef", [
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
