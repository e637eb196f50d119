import assert from "node:assert/strict";
import { test } from "node:test";

import { align } from "../src/model/align.js";
import { branchesOf, sharesOf, splitBy } from "../src/model/branches.js";
import { differencesOf, ruleDifferences } from "../src/model/differences.js";
import { lineDiff } from "../src/model/line-diff.js";
import { plain } from "../src/model/say.js";
import { wordsOf } from "../src/texts/differences.js";

test("lists are aligned by what they have in common", () => {
  assert.deepEqual(align(["a", "b"], ["b", "c"]), [
    [0, null],
    [1, 0],
    [null, 1],
  ]);
  assert.deepEqual(align([], ["x"]), [[null, 0]]);
  assert.deepEqual(align(["x"], []), [[0, null]]);
  assert.deepEqual(align([], []), []);
});

test("an alignment is complete, ordered and pairs only equals", () => {
  let seed = 7;
  const random = (/** @type {number} */ most) => (seed = (seed * 48271) % 2147483647) % most;
  for (let round = 0; round < 300; round += 1) {
    const list = () => Array.from({ length: random(12) }, () => "abcd"[random(4)]);
    const [one, other] = [list(), list()];
    const pairs = align(one, other);
    assert.deepEqual(
      pairs.map(([i]) => i).filter((i) => i !== null),
      one.map((_, i) => i),
    );
    assert.deepEqual(
      pairs.map(([, j]) => j).filter((j) => j !== null),
      other.map((_, j) => j),
    );
    const common = pairs.filter(([i, j]) => i !== null && j !== null);
    for (const [i, j] of common) assert.equal(one[Number(i)], other[Number(j)]);
    assert.equal(common.length, longestCommon(one, other));
  }
});

/** @param {string[]} one @param {string[]} other */
function longestCommon(one, other) {
  const table = Array.from({ length: one.length + 1 }, () => new Array(other.length + 1).fill(0));
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      table[i][j] =
        one[i - 1] === other[j - 1]
          ? table[i - 1][j - 1] + 1
          : Math.max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[one.length][other.length];
}

test("lists that have nothing in common are replaced as a whole", () => {
  const one = Array.from({ length: 2000 }, (_, i) => `a${i}`);
  const other = one.map((text) => `b${text}`);
  const pairs = align(one, other);
  assert.equal(pairs.length, 4000);
  assert.deepEqual(pairs[0], [0, null]);
});

test("branches are the conditions of if, nested ones behind else too", () => {
  assert.deepEqual(branchesOf('{"if": [{"var": "a"}, "on", {"if": [true, "x", "off"]}]}'), [
    { condition: '{"var":"a"}', result: '"on"' },
    { condition: "true", result: '"x"' },
    { condition: null, result: '"off"' },
  ]);
  assert.deepEqual(branchesOf("{}"), []);
  assert.deepEqual(branchesOf(null), []);
  assert.deepEqual(branchesOf('"on"'), [{ condition: null, result: '"on"' }]);
});

test("shares are those of a fractional or of one variant", () => {
  const percents = (/** @type {string} */ text) =>
    sharesOf(text)?.map((one) => [one.variant, one.percent]);
  assert.deepEqual(percents('"on"'), [["on", 100]]);
  assert.deepEqual(percents("true"), [["true", 100]]);
  assert.deepEqual(percents('{"fractional": [["on", 1], ["off", 3]]}'), [
    ["on", 25],
    ["off", 75],
  ]);
  assert.deepEqual(percents('{"fractional": [{"var": "email"}, ["on"], ["off"]]}'), [
    ["on", 50],
    ["off", 50],
  ]);
  assert.deepEqual(percents('{"fractional": [["on", 0], ["on", 2]]}'), [["on", 100]]);
  assert.equal(sharesOf('{"fractional": [["on", {"var": "w"}]]}'), null);
  assert.equal(sharesOf('{"fractional": [["on", 0]]}'), null);
  assert.equal(sharesOf('{"var": "x"}'), null);
  assert.equal(splitBy('{"fractional": [{"var": "email"}, ["on"]]}'), '{"var":"email"}');
  assert.equal(splitBy('{"fractional": [["on"]]}'), null);
});

const FLAG = `{"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
  "targeting": {"if": [{"var": "a"}, "on", {"var": "b"}, {"fractional": [["on", 10], ["off", 90]]}, "off"]},
  "metadata": {"owner": "cart"}}`;

test("a difference is named by its part", () => {
  const change = (/** @type {string} */ from, /** @type {string} */ to) => {
    assert.ok(FLAG.includes(from), from);
    return differencesOf(FLAG, FLAG.replace(from, to));
  };
  assert.deepEqual(change('"ENABLED"', '"DISABLED"'), [
    { part: "state", before: '"ENABLED"', after: '"DISABLED"' },
  ]);
  assert.deepEqual(change('"defaultVariant": "off",', ""), [
    { part: "default", before: '"off"', after: null },
  ]);
  assert.deepEqual(change('"on": true', '"yes": true'), [
    { part: "variant", change: "renamed", name: "on", to: "yes", before: "true", after: "true" },
  ]);
  assert.deepEqual(change('"off": false}', '"off": false, "x": 10.0}'), [
    { part: "variant", change: "added", name: "x", before: null, after: "10.0" },
  ]);
  assert.deepEqual(change('"cart"', '"pay"'), [
    { part: "metadata", change: "changed", name: "owner", before: '"cart"', after: '"pay"' },
  ]);
  assert.deepEqual(change('"cart"}}', '"cart"}, "$note": 1}'), [
    { part: "member", change: "added", name: "$note", before: null, after: "1" },
  ]);
  assert.deepEqual(change('[["on", 10], ["off", 90]]', '[["on", 25], ["off", 75]]'), [
    {
      part: "rule",
      change: "result",
      number: 2,
      before: { condition: '{"var":"b"}', result: '{"fractional":[["on",10],["off",90]]}' },
      after: { condition: '{"var":"b"}', result: '{"fractional":[["on",25],["off",75]]}' },
    },
  ]);
  assert.deepEqual(change('"state": ', '"state":\n'), [{ part: "layout" }]);
  assert.deepEqual(change('"on": true, "off": false', '"off": false, "on": true'), [
    { part: "spelling" },
  ]);
  assert.deepEqual(differencesOf(FLAG, FLAG), []);
  assert.deepEqual(differencesOf(null, FLAG), [{ part: "flag", change: "created" }]);
  assert.deepEqual(differencesOf(FLAG, null), [{ part: "flag", change: "deleted" }]);
});

test("rules are paired by what they have in common", () => {
  const rules = (/** @type {string[]} */ ...parts) => `{"if": [${parts.join(", ")}]}`;
  const brief = (/** @type {string} */ before, /** @type {string} */ after) =>
    ruleDifferences(before, after).map((one) =>
      [one.change, one.number, one.from].filter((x) => x !== undefined),
    );
  const [a, b, c] = ['{"var": "a"}, "on"', '{"var": "b"}, "off"', '{"var": "c"}, "on"'];
  assert.deepEqual(brief(rules(a, b), rules(a, c, b)), [["added", 2]]);
  assert.deepEqual(brief(rules(a, b, c), rules(a, c)), [["removed", 2]]);
  assert.deepEqual(brief(rules(a, b, c), rules(c, a, b)), [["moved", 1, 3]]);
  assert.deepEqual(brief(rules(a, b), rules(a, b.replace('"b"', '"x"'))), [["condition", 2]]);
  assert.deepEqual(brief(rules(a, b, '"on"'), rules(a, b, '"off"')), [["result", null]]);
  assert.deepEqual(brief(rules(a), rules('{"var": "x"}, "off"')), [["both", 1]]);
  assert.deepEqual(ruleDifferences("{}", null), []);
});

test("the difference by lines leaves out what is the same", () => {
  const { hunks, skipped } = lineDiff(
    FLAG,
    FLAG.replace('["on", 10]', '["on", 25]').replace('"cart"', '"pay"'),
  );
  const lines = hunks.flatMap((hunk) => hunk.lines);
  assert.deepEqual(
    lines.filter((line) => line.kind !== "same").map((line) => [line.kind, line.text.trim()]),
    [
      ["removed", '{"fractional": [["on", 10], ["off", 90]]},'],
      ["added", '{"fractional": [["on", 25], ["off", 90]]},'],
      ["removed", '"metadata": {"owner": "cart"}'],
      ["added", '"metadata": {"owner": "pay"}'],
    ],
  );
  const changed = lines.find((line) => line.kind === "added");
  assert.ok(changed?.mark);
  assert.equal(changed.text.slice(...changed.mark), "25");
  assert.ok(hunks[0].skipped > 0);
  assert.equal(skipped, 0);
  assert.deepEqual(lineDiff(null, "{}").hunks[0].lines[0], {
    kind: "added",
    text: "{}",
    before: null,
    after: 1,
    mark: null,
  });
  assert.deepEqual(lineDiff(FLAG, FLAG.replaceAll(" ", "")).hunks, []);
  assert.equal(lineDiff('{"a": 1', '{"a": 2').hunks.length, 1);
});

test("values that come and go are named, also behind the first ones of a long list", () => {
  const of = (/** @type {string[]} */ ...countries) => `{"if": [{"in": [{"var": "country"}, ${JSON.stringify(countries)}]}, "on"]}`;
  const many = [..."abcdefghijklmnopqrstuvwxyz"];
  const heads = (/** @type {string} */ before, /** @type {string} */ after) =>
    differencesOf(`{"targeting": ${before}}`, `{"targeting": ${after}}`).map((each) => plain(wordsOf(each).head));
  assert.deepEqual(heads(of(...many), of(...many.slice(0, -1), "ö")), ["Rule 1: added ö to country and removed z"]);
  assert.deepEqual(heads('{"if": [{">": [{"var": "age"}, 18]}, "on"]}', '{"if": [{">": [{"var": "age"}, 21]}, "on"]}'), [
    "Rule 1: changed age from 18 to 21",
  ]);
  assert.deepEqual(heads(of("SE"), '{"if": [{"==": [{"var": "country"}, "SE"]}, "on"]}'), ["Rule 1: another condition"]);
});
