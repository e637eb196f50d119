import assert from "node:assert/strict";
import test from "node:test";

import fc from "fast-check";

import { readCondition } from "../../src/model/rules/conditions.js";
import { parse } from "../../src/model/json/parser.js";
import { withOperator, withParts } from "../../src/model/rules/operands.js";
import { OPERATORS } from "../../src/model/rules/operators.js";
import { readOutcome } from "../../src/model/rules/outcomes.js";
import { patch } from "../../src/model/json/patch.js";
import { Written } from "../../src/model/json/written.js";
import { withBucket, withBucketing, withoutBucket, withVariant, withWeights } from "../../src/model/rules/rollout-edits.js";
import { conditionSentence } from "../../src/model/rules/sentences.js";
import { aligned } from "../../src/parts/rules/aligned.js";
import { anyCondition } from "./targetings.js";

/** @import { OperatorName } from "../../src/model/rules/operators.js" */
/** @import { Wanted } from "../../src/model/json/wanted.d.ts" */

const NAMES = /** @type {OperatorName[]} */ (Object.keys(OPERATORS));

/**
 * @param {string} text
 * @param {OperatorName} operator
 * @param {boolean} negated
 */
function changed(text, operator, negated) {
  const node = parse(text);
  const condition = readCondition(node);
  return condition.kind === "test" ? patch(text, node, withOperator(condition, operator, negated)) : null;
}

test("any test becomes one with any other operator, of the same attribute", () => {
  const conditions = anyCondition.map((value) => JSON.stringify(value));
  let tried = 0;
  fc.assert(
    fc.property(conditions, fc.constantFrom(...NAMES), fc.boolean(), (text, operator, negated) => {
      const before = readCondition(parse(text));
      if (before.kind !== "test") return;
      tried += 1;
      const after = readCondition(parse(/** @type {string} */ (changed(text, operator, negated))));
      assert.equal(after.kind, "test");
      if (after.kind !== "test") return;
      assert.deepEqual([after.operator, after.negated], [operator, negated]);
      assert.equal(after.attribute.node.source, before.attribute.node.source);
    }),
    { numRuns: 1000 },
  );
  assert.ok(tried > 100);
});

test("an operator and a value change alone, and back", () => {
  const text = '{ "!": [ {"<" :[18.0, { "var" : ["age"] } ]} ] }';
  const more = changed(text, "more", true);
  assert.equal(more, text);
  assert.equal(changed(text, "atLeast", true), text.replace('"<"', '"<="'));
  assert.equal(changed(text, "more", false), '{"<" :[18.0, { "var" : ["age"] } ]}');
  const node = parse(text);
  const condition = readCondition(node);
  assert.equal(condition.kind, "test");
  if (condition.kind !== "test") return;
  assert.equal(patch(text, node, withParts(condition, { operands: [new Written("21")] })), text.replace("18.0", "21"));
  assert.equal(patch(text, node, withParts(condition, { attribute: { var: ["years"] } })), text.replace("age", "years"));
});

test("what a test had is taken along to an operator that needs something else", () => {
  const one = '{"==": [{"var": "country"}, "SE"]}';
  assert.equal(conditionSentence(changed(one, "oneOf", true) ?? ""), "country is not SE");
  assert.equal(conditionSentence(changed(one, "isNull", false) ?? ""), "country is missing");
  assert.equal(conditionSentence(changed('{"in": [{"var": "v"}, ["2.1", "3"]]}', "versionAtLeast", false) ?? ""), "v is 2.1 or later");
  assert.equal(conditionSentence(changed('{">": [{"var": "a"}, 5]}', "between", false) ?? ""), "a is from 5 to 5");
});

const ROLLOUT = `{ "fractional" : [ {"cat": ["seed", {"var": "email"}]}, ["on", 25.0], ["off",75], ["beta"] ] }`;

/** @param {(rollout: import("../../src/model/rules/outcomes.js").RolloutOutcome) => Wanted} edit */
function edited(edit) {
  const node = parse(ROLLOUT);
  const outcome = readOutcome(node);
  assert.equal(outcome.kind, "rollout");
  return outcome.kind === "rollout" ? patch(ROLLOUT, node, edit(outcome)) : "";
}

test("of a rollout only what was edited changes", () => {
  assert.equal(edited((rollout) => withWeights(rollout, [25, 75, 1])), ROLLOUT);
  assert.equal(edited((rollout) => withWeights(rollout, [25, 60, 15])), ROLLOUT.replace("75", "60").replace('["beta"]', '["beta", 15]'));
  assert.equal(edited((rollout) => withVariant(rollout, 1, null)), ROLLOUT.replace('"off"', "null"));
  assert.equal(edited((rollout) => withBucket(rollout, "new")), ROLLOUT.replace('["beta"]', '["beta"], ["new", 0]'));
  assert.equal(edited((rollout) => withoutBucket(rollout, 2)), ROLLOUT.replace(', ["beta"]', ""));
  assert.equal(edited((rollout) => withBucketing(rollout, "company", "flag")), ROLLOUT.replace('"seed"', '{"var": "$flagd.flagKey"}').replace("email", "company"));
  assert.equal(edited((rollout) => withBucketing(rollout, null, null)), ROLLOUT.replace('{"cat": ["seed", {"var": "email"}]}, ', ""));
});

test("a row stays with its rule when rules come, go, change and move", () => {
  let last = 0;
  const fresh = () => `new-${(last += 1)}`;
  const rows = ["a", "b", "c"].map((source) => ({ id: source.toUpperCase(), source }));
  /** @param {string} sources */
  const ids = (sources) => aligned(rows, [...sources], fresh).map(({ id }) => id).join(" ");
  assert.equal(ids("abc"), "A B C");
  assert.equal(ids("axc"), "A B C");
  assert.equal(ids("cab"), "C A B");
  assert.equal(ids("ac"), "A C");
  assert.equal(ids("xabc"), "new-1 A B C");
});
