import assert from "node:assert/strict";
import { test } from "node:test";

import { merged } from "../src/model/flags/merge.js";
import { definitionOf, FIRST_VARIANTS, valueText } from "../src/model/flags/new-flag.js";

const PRESENT = `{
  "$flagstaff": {"flagSet": "shop", "fractional": 2},
  "metadata": {"team": "shop"},
  "$evaluators": {"staff": {"==": [1.0, 1]}},
  "flags": {"old": {"state": "ENABLED", "variants": {"a": 10.0}}, "both": {"state": "ENABLED", "variants": {"a": 1}}}
}`;

test("a merged document keeps what the file does not name, as it is written", () => {
  const text = merged(PRESENT, '{"metadata": {"x": 1}, "flags": {"both": {"state": "DISABLED", "variants": {"a": 2.50}}, "n\\u00e9w": {}}}');
  const document = JSON.parse(text);
  assert.deepEqual(Object.keys(document.flags), ["old", "both", "néw"]);
  assert.equal(document.flags.both.state, "DISABLED");
  assert.deepEqual(document.metadata, { team: "shop" });
  assert.deepEqual(document.$flagstaff, { flagSet: "shop", fractional: 2 });
  assert.match(text, /"a": 10\.0\}/);
  assert.match(text, /"a": 2\.50\}/);
  assert.match(text, /\[1\.0, 1\]/);
});

test("evaluators of the file win, and others stay", () => {
  const { $evaluators } = JSON.parse(merged(PRESENT, '{"flags": {}, "$evaluators": {"staff": true, "beta": false}}'));
  assert.deepEqual($evaluators, { staff: true, beta: false });
});

test("flags of a file may be an array", () => {
  const { flags } = JSON.parse(merged(PRESENT, '{"flags": [{"key": "both", "state": "DISABLED"}, {"key": "new"}]}'));
  assert.deepEqual(flags.map((/** @type {{key: string}} */ { key }) => key), ["old", "both", "new"]);
  assert.equal(flags[0].variants.a, 10);
  assert.equal(flags[1].state, "DISABLED");
});

test("values are JSON of their type, as they were typed", () => {
  assert.equal(valueText("number", " 10.0 "), "10.0");
  assert.equal(valueText("number", "ten"), null);
  assert.equal(valueText("number", ""), null);
  assert.equal(valueText("string", 'say "hi"'), '"say \\"hi\\""');
  assert.equal(valueText("object", '{"size": 1.0}'), '{"size": 1.0}');
  for (const typed of ["[]", "null", "{", "1"]) assert.equal(valueText("object", typed), null);
  assert.equal(valueText("boolean", "yes"), null);
});

test("a new flag of each type is a definition", () => {
  for (const [type, variants] of Object.entries(FIRST_VARIANTS)) {
    const text = definitionOf({ type: /** @type {any} */ (type), variants, defaultVariant: variants[1].name, isEnabled: true, owner: " ada " });
    const definition = JSON.parse(text);
    assert.equal(definition.state, "ENABLED");
    assert.equal(definition.defaultVariant, variants[1].name);
    assert.deepEqual(definition.metadata, { owner: "ada" });
    const kinds = Object.values(definition.variants).map((value) => typeof value);
    assert.deepEqual(kinds, [type, type]);
  }
  const text = definitionOf({ type: "boolean", variants: FIRST_VARIANTS.boolean, defaultVariant: null, isEnabled: false, owner: "" });
  assert.deepEqual(JSON.parse(text), { state: "DISABLED", variants: { on: true, off: false }, defaultVariant: null });
});
