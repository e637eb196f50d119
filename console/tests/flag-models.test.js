import assert from "node:assert/strict";
import { test } from "node:test";

import { merge } from "../src/model/merge.js";
import { statisticsOf } from "../src/model/statistics.js";
import {
  addVariant,
  kindOf,
  removeVariant,
  renameVariant,
  setDefault,
  usesOf,
  variantsOf,
} from "../src/model/variants.js";

const FLAG = `{
  "state": "ENABLED",
  "variants": {"on": true, "off": false},
  "defaultVariant": "off",
  "targeting": {"if": [
    {"==": [{"var": "answer"}, "on"]}, "on",
    {"fractional": [{"var": "on"}, ["on", 10.0], ["off", 90]]}
  ]},
  "metadata": {"owner": "cart"}
}`;

test("variants have the kind of their values", () => {
  assert.deepEqual(
    variantsOf(FLAG).map((one) => [one.name, one.value, one.kind]),
    [
      ["on", "true", "boolean"],
      ["off", "false", "boolean"],
    ],
  );
  assert.equal(kindOf(variantsOf(FLAG)), "boolean");
  assert.equal(kindOf(variantsOf('{"variants": {"a": 1, "b": "x"}}')), null);
  assert.equal(kindOf(variantsOf("{}")), null);
});

test("uses are results, not operands of conditions", () => {
  assert.deepEqual(
    usesOf(FLAG, "on").map((one) => one.pointer),
    ["/targeting/if/1", "/targeting/if/2/fractional/1/0"],
  );
  assert.deepEqual(
    usesOf(FLAG, "off").map((one) => one.pointer),
    ["/defaultVariant", "/targeting/if/2/fractional/2/0"],
  );
  const words = '{"variants": {"true": 1}, "targeting": {"or": [{"var": "x"}, true]}}';
  assert.deepEqual(
    usesOf(words, "true").map((one) => one.pointer),
    ["/targeting/or/1"],
  );
});

test("a variant is renamed with its uses, and nothing else changes", () => {
  const renamed = renameVariant(FLAG, "on", "yes");
  assert.equal(
    renamed,
    FLAG.replace('"on": true', '"yes": true')
      .replace('"on"]}, "on"', '"on"]}, "yes"')
      .replace('["on", 10.0]', '["yes", 10.0]'),
  );
  assert.equal(renameVariant(renamed, "yes", "on"), FLAG);
});

test("a variant is removed with another one in its place", () => {
  assert.equal(
    removeVariant(FLAG, "off", "on"),
    FLAG.replace(', "off": false', "")
      .replace('"off",', '"on",')
      .replace('["off", 90]', '["on", 90]'),
  );
});

test("a variant is added, and becomes the default", () => {
  assert.equal(
    addVariant(FLAG, "new", "true"),
    FLAG.replace('"off": false', '"off": false, "new": true'),
  );
  assert.equal(addVariant("{}", "on", "true"), '{"variants": {"on": true}}');
  assert.equal(
    setDefault(FLAG, "on"),
    FLAG.replace('"defaultVariant": "off"', '"defaultVariant": "on"'),
  );
  assert.equal(
    setDefault(FLAG, null),
    FLAG.replace('"defaultVariant": "off"', '"defaultVariant": null'),
  );
  assert.equal(
    setDefault('{"variants": {}, "targeting": {}}', "a"),
    '{"variants": {}, "defaultVariant": "a", "targeting": {}}',
  );
});

test("edits of different parts go together", () => {
  const mine = FLAG.replace("10.0", "25").replace(', "off": false', ', "off": false, "new": true');
  const theirs = FLAG.replace('"ENABLED"', '"DISABLED"').replace('"cart"}', '"cart", "note": "x"}');
  assert.deepEqual(merge(FLAG, mine, theirs), {
    text: theirs.replace("10.0", "25").replace('"off": false', '"off": false, "new": true'),
    overlaps: [],
  });
});

test("where both changed a part, mine stands and is named", () => {
  const mine = FLAG.replace('"cart"', '"mine"').replace('"defaultVariant": "off",', "");
  const theirs = FLAG.replace('"cart"', '"theirs"').replace(
    '"defaultVariant": "off"',
    '"defaultVariant": "on"',
  );
  const { text, overlaps } = merge(FLAG, mine, theirs);
  assert.deepEqual(overlaps.sort(), ["/defaultVariant", "/metadata/owner"]);
  assert.ok(text.includes('"mine"') && !text.includes("defaultVariant"));
  assert.deepEqual(merge(FLAG, mine, mine), { text: mine, overlaps: [] });
  assert.deepEqual(merge(FLAG, FLAG, theirs), { text: theirs, overlaps: [] });
});

test("what mine adds below something that theirs removed is added again", () => {
  const base = '{"state": "ENABLED", "metadata": {"a/b": 1}}';
  const mine = '{"state": "ENABLED", "metadata": {"a/b": 1, "c": 2}}';
  assert.equal(
    merge(base, mine, '{"state": "ENABLED"}').text,
    '{"state": "ENABLED", "metadata": {"c": 2}}',
  );
});

test("statistics are complete series in a fixed order", () => {
  const count = (
    /** @type {string | null} */ variant,
    /** @type {string} */ start,
    /** @type {number} */ evaluations,
    /** @type {string | null} */ errorCode = null,
  ) => ({ variant, errorCode, start, hours: 1, evaluations });
  const since = Date.parse("2030-01-01T10:20:00Z") / 1000;
  const found = statisticsOf(
    [
      count(null, "2030-01-01T10:00:00Z", 1),
      count(null, "2030-01-01T10:00:00Z", 7, "GENERAL"),
      count("gone", "2030-01-01T12:00:00Z", 2),
      count("on", "2030-01-01T11:00:00Z", 3),
      count("on", "2030-01-01T11:00:00Z", 4),
      count("on", "2029-01-01T11:00:00Z", 9),
    ],
    { since, until: since + 2 * 3600, by: "hour", variants: ["on", "off"] },
  );
  assert.equal(found.times.length, 3);
  assert.deepEqual(
    found.series.map((one) => [one.variant, one.isError, one.numbers, one.sum]),
    [
      ["on", false, [0, 7, 0], 7],
      ["off", false, [0, 0, 0], 0],
      ["gone", false, [0, 0, 2], 2],
      [null, false, [1, 0, 0], 1],
      [null, true, [7, 0, 0], 7],
    ],
  );
});
