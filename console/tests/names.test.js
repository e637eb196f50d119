import assert from "node:assert/strict";
import { test } from "node:test";
import { applicationsOf, placeOf } from "../src/model/names.js";

test("the last dot parts application and environment", () => {
  assert.deepEqual(placeOf("shop.eu.production"), { application: "shop.eu", environment: "production" });
  assert.deepEqual(placeOf("shop"), { application: "shop", environment: null });
  assert.deepEqual(placeOf("shop."), { application: "shop.", environment: null });
});

test("sets are grouped by application, and a set without a dot joins its application", () => {
  const sets = ["b.test", "a", "b.production", "a.test"].map((name) => ({ name }));
  assert.deepEqual(
    applicationsOf(sets).map(({ application, sets: members }) => [application, members.map(({ environment }) => environment)]),
    [
      ["a", [null, "test"]],
      ["b", ["production", "test"]],
    ],
  );
});
