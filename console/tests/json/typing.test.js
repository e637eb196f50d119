import assert from "node:assert/strict";
import { test } from "node:test";

import { editOf } from "../../src/model/json/typing.js";

/** '|' is the cursor. @param {string} marked @param {string} key */
function typed(marked, key) {
  const at = marked.indexOf("|");
  const text = marked.replace("|", "");
  const edit = editOf(text, at, at, key);
  if (!edit) return null;
  const after = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return `${after.slice(0, edit.cursor)}|${after.slice(edit.cursor)}`;
}

test("brackets and quotes come in pairs", () => {
  assert.equal(typed("|", "{"), "{|}");
  assert.equal(typed("[|]", '"'), '["|"]');
  assert.equal(typed('{"a": |}', "["), '{"a": [|]}');
  assert.equal(typed('{"a|b": 1}', "{"), null);
  assert.equal(typed("|1", "["), null);
});

test("a closing sign that is there already is passed over", () => {
  assert.equal(typed("{|}", "}"), "{}|");
  assert.equal(typed('["a|"]', '"'), '["a"|]');
  assert.equal(typed('["a\\|"]', '"'), '["a\\"|]');
  assert.equal(typed('["a}|}"]', "}"), null);
});

test("an empty pair is removed as one", () => {
  assert.equal(typed("[{|}]", "Backspace"), "[|]");
  assert.equal(typed('["a|"]', "Backspace"), null);
  assert.equal(typed("|", "Backspace"), null);
});

test("a new line is indented, and goes in behind a bracket", () => {
  assert.equal(typed("{|}", "Enter"), "{\n  |\n}");
  assert.equal(typed('  "a": 1,|', "Enter"), '  "a": 1,\n  |');
  assert.equal(typed('  "a": [|1]', "Enter"), '  "a": [\n    |1]');
});
