import assert from "node:assert/strict";
import { test } from "node:test";

import { metadataFilters, select, wantedOf } from "../src/model/flags/list.js";
import { serves } from "../src/model/flags/serves.js";

const NOW = Date.parse("2026-11-27T12:00:00Z");

/** @param {string} key @param {Record<string, any>} [more] @returns {import("../src/model/flags/list.js").Flag} */
const flag = (key, more = {}) => ({
  key,
  revision: 1,
  modifiedAt: "2026-11-01T00:00:00Z",
  modifiedBy: "ada",
  comment: null,
  lastEvaluatedAt: null,
  stale: null,
  permanent: false,
  state: "ENABLED",
  type: "boolean",
  variants: 2,
  defaultVariant: "off",
  rules: 0,
  otherwise: { off: 100 },
  rollout: null,
  evaluators: [],
  metadata: {},
  digest: "1",
  plan: null,
  ...more,
});

const FLAGS = [
  flag("new-checkout", { metadata: { owner: "checkout", beta: true }, rollout: { on: 25, off: 75 }, modifiedAt: "2026-11-27T11:30:00Z" }),
  flag("Banner", { plan: { kind: "schedule", state: "waiting", nextAt: null, number: 1 }, state: "DISABLED", metadata: { owner: "growth" }, type: "string", lastEvaluatedAt: "2026-11-27T10:00:00Z" }),
  flag("search:engine", { type: "object", stale: "not-evaluated", metadata: { owner: "search", size: 10 }, rollout: { b: 5, a: 95 } }),
  flag("zone", { modifiedAt: "2026-11-26T18:00:00Z", lastEvaluatedAt: "2026-11-20T10:00:00Z" }),
];

/** @param {Record<string, string>} query */
const keys = (query) => select(FLAGS, wantedOf(query), NOW).map(({ key }) => key);

test("flags are found by every word, whatever its case", () => {
  assert.deepEqual(keys({ q: "CHECK new" }), ["new-checkout"]);
  assert.deepEqual(keys({ q: "check banner" }), []);
  assert.deepEqual(keys({ q: "  " }), keys({}));
});

test("a word with a colon searches metadata, or keys that have one", () => {
  assert.deepEqual(keys({ q: "owner:grow" }), ["Banner"]);
  assert.deepEqual(keys({ q: "OWNER:search size:10" }), ["search:engine"]);
  assert.deepEqual(keys({ q: "search:eng" }), ["search:engine"]);
  assert.deepEqual(keys({ q: "owner:" }), ["Banner", "new-checkout", "search:engine"]);
});

test("filters of the address are combined", () => {
  assert.deepEqual(keys({ state: "off" }), ["Banner"]);
  assert.deepEqual(keys({ planned: "yes" }), ["Banner"]);
  assert.deepEqual(keys({ state: "on", type: "boolean" }), ["new-checkout", "zone"]);
  assert.deepEqual(keys({ "m.owner": "checkout" }), ["new-checkout"]);
  assert.deepEqual(keys({ "m.beta": "true" }), ["new-checkout"]);
  assert.deepEqual(keys({ "m.owner": "check" }), []);
  assert.deepEqual(keys({ stale: "yes" }), ["search:engine"]);
  assert.deepEqual(keys({ changed: "1h" }), ["new-checkout"]);
  assert.deepEqual(keys({ changed: "24h" }), ["new-checkout", "zone"]);
});

test("what an address says that is unknown counts for nothing", () => {
  assert.equal(keys({ state: "sideways", changed: "1y", sort: "colour", stale: "no" }).length, FLAGS.length);
});

test("flags are sorted, and those without a value come last both ways", () => {
  assert.deepEqual(keys({}), ["Banner", "new-checkout", "search:engine", "zone"]);
  assert.deepEqual(keys({ sort: "-key" }), ["zone", "search:engine", "new-checkout", "Banner"]);
  assert.deepEqual(keys({ sort: "-changed" }).slice(0, 2), ["new-checkout", "zone"]);
  assert.deepEqual(keys({ sort: "evaluated" }), ["zone", "Banner", "new-checkout", "search:engine"]);
  assert.deepEqual(keys({ sort: "-evaluated" }), ["Banner", "zone", "new-checkout", "search:engine"]);
  assert.deepEqual(keys({ sort: "rollout" }), ["search:engine", "new-checkout", "Banner", "zone"]);
});

test("metadata that several flags share have a filter; owners come first", () => {
  const many = Array.from({ length: 200 }, (_, number) =>
    flag(`f${number}`, { metadata: { jira: `SHOP-${number}`, area: `a${number % 3}`, owner: number % 2 ? "x" : "y" } }),
  );
  const found = metadataFilters(many);
  assert.deepEqual(found.map(({ name }) => name), ["owner", "area"]);
  assert.deepEqual(found[0].values, [{ value: "x", count: 100 }, { value: "y", count: 100 }]);
  // What is filtered by stays, whatever it is.
  assert.equal(metadataFilters(many, ["jira"])[0].name, "jira");
  assert.deepEqual(metadataFilters([], ["team"]), [{ name: "team", values: [] }]);
});

test("names whose values are those of single flags are no filter", () => {
  const names = (/** @type {Record<string, any>[]} */ ...all) =>
    metadataFilters(all.map((metadata, at) => flag(`f${at}`, { metadata }))).map(({ name }) => name);
  assert.deepEqual(names({ issue: "SHOP-1" }, { issue: "SHOP-2" }, { issue: "SHOP-3" }), []);
  assert.deepEqual(names({ issue: "SHOP-1" }), []);
  const tickets = Array.from({ length: 20 }, (_, at) => ({ issue: `SHOP-${Math.min(at, 18)}` }));
  assert.deepEqual(names(...tickets), []);
  assert.deepEqual(names({ beta: true }), ["beta"]);
  assert.deepEqual(names({ tier: "gold" }, { tier: "gold" }, { tier: "iron" }), ["tier"]);
  assert.deepEqual(names({ owner: "cart" }), ["owner"]);
  const note = "what it is for, in a sentence that is the same for several flags";
  assert.deepEqual(names({ note }, { note }, { note }), []);
});

test("a row says what callers get", () => {
  const rollout = { on: 25, off: 75 };
  assert.deepEqual(serves({ rules: 0, otherwise: rollout, rollout }), {
    shares: [["on", 25], ["off", 75]], isInRule: false, variant: null, rules: 0,
  });
  assert.deepEqual(serves({ rules: 1, otherwise: { off: 100 }, rollout }), {
    shares: [["on", 25], ["off", 75]], isInRule: true, variant: "off", rules: 1,
  });
  assert.deepEqual(serves({ rules: 2, otherwise: { off: 100 }, rollout: null }), {
    shares: null, isInRule: false, variant: "off", rules: 2,
  });
  assert.deepEqual(serves({ rules: 0, otherwise: { on: 100, off: 0 }, rollout: { on: 100, off: 0 } }), {
    shares: null, isInRule: false, variant: "on", rules: 0,
  });
  assert.equal(serves({ rules: 1, otherwise: null, rollout: null }).variant, null);
});
