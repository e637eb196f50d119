import assert from "node:assert/strict";
import { test } from "node:test";
import { matching, score } from "../src/model/matching.js";

const names = ["shop.production", "products", "billing.staging", "shop.staging"];
/** @param {string} query */
const found = (query) => matching(names, query, (name) => name, 10);

test("beginnings come before insides, and insides before scattered letters", () => {
  assert.ok(score("production", "prod") > score("shop.production", "prod"));
  assert.ok(score("shop.production", "prod") > score("byproduct", "prod"));
  assert.ok(score("byproduct", "prod") > score("pure code", "prod"));
  assert.equal(score("shop", "prod"), 0);
});

test("every word must fit, in any order", () => {
  assert.deepEqual(found("staging shop"), ["shop.staging"]);
  assert.deepEqual(found("SHOP prod"), ["shop.production"]);
  assert.deepEqual(found("nothing"), []);
});

test("nothing typed keeps the order", () => {
  assert.deepEqual(matching(names, " ", (name) => name, 2), names.slice(0, 2));
});
