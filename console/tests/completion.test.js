import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { schemaModule } from "../flagd-schema.mjs";
import { placeAt } from "../src/model/completion/place.js";
import { ALL_OPERATORS, suggestionsAt } from "../src/model/completion/suggestions.js";
import { MEMBERS } from "../src/model/flagd-schema.js";

/** '|' is the cursor. @param {string} marked */
const split = (marked) => ({ text: marked.replace("|", ""), offset: marked.indexOf("|") });
/** @param {string} marked @param {import('../src/model/completion/suggestions.js').Known} [known] */
const labels = (marked, known) => {
  const { text, offset } = split(marked);
  return suggestionsAt(text, offset, known)?.options.map((one) => one.label) ?? [];
};

test("the trimmed schema is that of the published files", async () => {
  const stored = await readFile(new URL("../src/model/flagd-schema.js", import.meta.url), "utf8");
  assert.equal(stored, await schemaModule());
});

test("a place has its path, also in unfinished text", () => {
  /** @type {[string, string, (string | number)[], string][]} */
  const places = [
    ["|", "value", [], ""],
    ["{|", "key", [], ""],
    ['{"st|', "key", [], "st"],
    ['{"st|"}', "key", [], "st"],
    ['{"state": |}', "value", ["state"], ""],
    ['{"state": "EN|"}', "value", ["state"], "EN"],
    ['{"state": nu|}', "value", ["state"], "nu"],
    ['{"targeting": {"if": [{"|', "key", ["targeting", "if", 0], ""],
    ['{"targeting": {"if": [true, |], }', "value", ["targeting", "if", 1], ""],
    [
      '{"targeting": {"fractional": [["on", 1], ["|", 2]]}}',
      "value",
      ["targeting", "fractional", 1, 0],
      "",
    ],
    ['{"a": {"b": 1}, |}', "key", [], ""],
  ];
  for (const [marked, kind, path, typed] of places) {
    const { text, offset } = split(marked);
    const { place } = placeAt(text, offset);
    assert.deepEqual([place?.kind, place?.path, place?.typed], [kind, path, typed], marked);
  }
  for (const marked of ['{"a" |', '{"a": 1 |', '{"a": "x"| }', "{} |x"]) {
    const { text, offset } = split(marked);
    if (marked !== "{} |x") assert.equal(placeAt(text, offset).place, null, marked);
  }
});

test("members are offered that are missing", () => {
  assert.deepEqual(labels("{|}"), Object.keys(MEMBERS));
  assert.deepEqual(labels('{"state": "ENABLED", "|", "variants": {}}'), [
    "defaultVariant",
    "targeting",
    "metadata",
  ]);
  assert.deepEqual(labels('{"state": "|"}'), ["ENABLED", "DISABLED"]);
});

test("names of the flag and of the set are offered where they belong", () => {
  const flag = (/** @type {string} */ targeting) =>
    `{"variants": {"on": true, "off": false}, "targeting": ${targeting}}`;
  const known = { evaluators: ["staff"], attributes: ["email"], metadata: ["team"] };
  assert.deepEqual(labels('{"defaultVariant": "|", "variants": {"on": 1, "off": 2}}'), [
    "on",
    "off",
    "null",
  ]);
  assert.deepEqual(labels(flag('{"$ref": "|"}'), known), ["staff"]);
  assert.ok(labels(flag('{"var": "|"}'), known).includes("email"));
  assert.ok(labels(flag('{"var": ["|", 1]}'), known).includes("email"));
  assert.deepEqual(labels(flag('{"sem_ver": [{"var": "v"}, "|", "1"]}'), known)[0], "=");
  assert.deepEqual(labels(flag('{"fractional": [["|", 1]]}'), known).slice(0, 2), ["on", "off"]);
  assert.deepEqual(labels(flag('{"if": [true, "|"]}'), known).slice(0, 3), ["on", "off", "null"]);
  assert.deepEqual(labels(flag('{"if": [|, "on"]}'), known)[0], "email");
  assert.deepEqual(labels(flag('{"|"}'), known), Object.keys(ALL_OPERATORS));
  assert.deepEqual(labels(flag('{"if": [], "|"}'), known), []);
  assert.deepEqual(labels('{"metadata": {"owner": "x", "|"}}', known), [
    "description",
    "permanent",
    "team",
  ]);
  assert.deepEqual(labels('{"variants": {"on": |}}', known), []);
  assert.deepEqual(labels('{"ends_with": [{"var": "|"}]}', { ...known, root: "rule" })[0], "email");
});

test("a name that has its colon is replaced alone", () => {
  const { text, offset } = split('{"sta|": 1}');
  const found = suggestionsAt(text, offset);
  assert.deepEqual([found?.from, found?.to, found?.options[0].insert], [1, 6, '"state"']);
});
