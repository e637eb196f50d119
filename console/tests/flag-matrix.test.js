import assert from "node:assert/strict";
import { test } from "node:test";

import { evaluatorTexts, rowsOf, stageOf } from "../src/model/flags/matrix.js";

/** @param {string} key @param {Record<string, any>} [more] @returns {any} */
const flag = (key, more = {}) => ({ key, state: "ENABLED", digest: "1", evaluators: [], ...more });

/** @param {any[]} flags @param {{name: string, rule: unknown}[]} [evaluators] */
const environment = (flags, evaluators = []) => ({ flags, evaluators: evaluatorTexts(evaluators) });

/** @param {ReturnType<typeof rowsOf>} rows */
const reasons = (rows) => Object.fromEntries(rows.map(({ key, cells }) => [key, cells.map((cell) => cell.reasons.join())]));

test("each flag of any environment has a row, and a cell in each", () => {
  const rows = rowsOf([environment([flag("b"), flag("a")]), environment([flag("c")])], 1);
  assert.deepEqual(rows.map(({ key }) => key), ["a", "b", "c"]);
  assert.deepEqual(reasons(rows), { a: ["extra", ""], b: ["extra", ""], c: ["missing", ""] });
  assert.equal(rows[2].cells[0].flag, null);
});

test("state and definition differ each for itself", () => {
  const standard = environment([flag("same"), flag("state"), flag("rules"), flag("both")]);
  const other = environment([
    flag("same"),
    flag("state", { state: "DISABLED" }),
    flag("rules", { digest: "2" }),
    flag("both", { state: "DISABLED", digest: "2" }),
  ]);
  const rows = rowsOf([other, standard], 1);
  assert.deepEqual(reasons(rows), { both: ["state,definition", ""], rules: ["definition", ""], same: ["", ""], state: ["state", ""] });
  assert.deepEqual(rows.filter(({ differs }) => differs).map(({ key }) => key), ["both", "rules", "state"]);
});

test("a flag differs where an evaluator that it uses does, also through another one", () => {
  const uses = [flag("uses", { evaluators: ["staff"] }), flag("plain")];
  const staff = (/** @type {unknown} */ domain) => [
    { name: "staff", rule: { or: [{ $ref: "domain" }, false] } },
    { name: "domain", rule: domain },
    { name: "unused", rule: domain },
  ];
  const rows = rowsOf([environment(uses, staff({ "==": [1, 1] })), environment(uses, staff({ "==": [1, 2] }))], 0);
  assert.deepEqual(reasons(rows), { plain: ["", ""], uses: ["", "evaluator"] });
});

test("the layout of an evaluator is no difference, and a circle ends", () => {
  const [one, other] = [{ a: [1, { b: 2, c: 3 }] }, { a: [1, { c: 3, b: 2 }] }];
  assert.deepEqual([...evaluatorTexts([{ name: "e", rule: one }])], [...evaluatorTexts([{ name: "e", rule: other }])]);
  assert.equal(evaluatorTexts([{ name: "e", rule: { $ref: "e" } }]).get("e"), '{"$ref":"e"}');
});

test("environments stand in the order in which changes go through them", () => {
  const names = ["production", "zebra", "staging", "development", "qa"];
  assert.deepEqual(
    [...names].sort((one, other) => stageOf(one) - stageOf(other)),
    ["development", "qa", "staging", "zebra", "production"],
  );
});
