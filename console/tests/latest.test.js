import assert from "node:assert/strict";
import { test } from "node:test";
import { Answers } from "../src/model/answers.js";
import { Latest } from "../src/model/flags/latest.js";

/** @param {string} key @param {number | null} revision @param {string} [state] @returns {any} */
const flag = (key, revision, state = "ENABLED") => ({ key, revision, state });

test("an answer is late if a later call was answered before", () => {
  const answers = new Answers();
  const [first, second, third] = [answers.begin(), answers.begin(), answers.begin()];
  assert.equal(first(), false);
  assert.equal(third(), false);
  assert.equal(second(), true);
});

test("an older answer about a flag does not count", () => {
  const latest = new Latest();
  assert.equal(latest.counts(flag("a", 4), flag("a", 5)), false);
  assert.equal(latest.counts(flag("a", 5), flag("a", 5)), true);
  assert.equal(latest.counts(flag("a", null), flag("a", 5)), true);
  assert.equal(latest.counts(flag("a", 1), undefined), true);
});

test("a deleted flag does not come back by an answer from before, and does when it is made again", () => {
  const latest = new Latest();
  latest.remove("a", 6);
  assert.equal(latest.counts(flag("a", 5), undefined), false);
  assert.equal(latest.counts(flag("a", 7), undefined), true);
  latest.forget();
  assert.equal(latest.counts(flag("a", 5), undefined), true);
});

test("what waits for the server is shown until it has answered, or somebody was faster", () => {
  const latest = new Latest();
  latest.show("a", { state: "DISABLED" });
  assert.equal(latest.of(flag("a", 5), flag("a", 5)).state, "DISABLED");
  assert.equal(latest.of(flag("a", 6), flag("a", 5)).state, "ENABLED");
  latest.answered("a");
  assert.equal(latest.of(flag("a", 5), flag("a", 5)).state, "ENABLED");
});

test("a whole reading leaves what came while it was read", () => {
  const latest = new Latest();
  latest.remove("gone", 7);
  const known = [flag("changed", 6, "DISABLED"), flag("created", 8), flag("renamed", 3)];
  const read = [flag("changed", 4), flag("gone", 2), flag("other", 5)];
  assert.deepEqual(latest.merged(known, read, 5), [flag("changed", 6, "DISABLED"), flag("other", 5), flag("created", 8)]);
});
