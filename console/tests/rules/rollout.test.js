import assert from "node:assert/strict";
import test from "node:test";

import fc from "fast-check";

import { equalShares, normalised, percentages, withPercentage } from "../../src/model/rules/rollout.js";

const weights = fc
  .array(fc.nat(1000), { minLength: 2, maxLength: 8 })
  .filter((each) => each.some((weight) => weight > 0));

/** @param {number[]} list */
const sum = (list) => list.reduce((a, b) => a + b, 0);

test("after every move of a slider the shares add up, and it has what was asked for", () => {
  fc.assert(
    fc.property(weights, fc.nat(), fc.nat(100_000), (before, at, thousandths) => {
      const position = at % before.length;
      const after = withPercentage(before, position, thousandths / 1000);
      assert.ok([100, 1000, 10_000, 100_000].includes(sum(after)));
      assert.ok(after.every((weight) => Number.isInteger(weight) && weight >= 0));
      assert.equal(percentages(after)[position], thousandths / 1000);
    }),
  );
});

test("the others keep their proportions", () => {
  assert.deepEqual(withPercentage([50, 30, 20], 0, 0), [0, 60, 40]);
  assert.deepEqual(withPercentage([25, 75], 0, 40), [40, 60]);
  assert.deepEqual(withPercentage([100, 0, 0], 0, 90), [90, 10, 0]);
});

test("decimals scale all weights, and only if they are needed", () => {
  assert.deepEqual(withPercentage([25, 75], 0, 0.5), [5, 995]);
  assert.deepEqual(withPercentage([25, 75], 0, 0.125), [125, 99_875]);
  assert.deepEqual(withPercentage([250, 750], 0, 30), [300, 700]);
});

test("weights of any sum are shown and made percentages", () => {
  assert.deepEqual(percentages([1, 1, 1]), [33.333, 33.333, 33.333]);
  assert.deepEqual(normalised([1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(equalShares(3), [34, 33, 33]);
  fc.assert(fc.property(weights, (each) => assert.equal(sum(normalised(each)) % 100, 0)));
});
