// Prints conditions as written, each with what its sentence says in one plain way: the attribute
// first, and no operator mirrored. tests/console/test_sentences.py evaluates both.

import fc from "fast-check";

import { asksForFirst, readCondition } from "../../src/model/rules/conditions.js";
import { parse } from "../../src/model/json/parser.js";
import { OPERATORS } from "../../src/model/rules/operators.js";
import { styleOf, written } from "../../src/model/json/written.js";
import { anyCondition, anyTest } from "./targetings.js";

/** @import { Condition } from "../../src/model/rules/conditions.js" */
/** @import { Wanted } from "../../src/model/json/wanted.d.ts" */

/**
 * @param {Condition} condition
 * @returns {Wanted}
 */
function said(condition) {
  if (condition.kind === "json" || condition.kind === "constant" || condition.kind === "reference") return condition.node;
  if (condition.kind === "test" && asksForFirst(condition)) return condition.node;
  const inner = saidInside(condition);
  return condition.negated ? { "!": [inner] } : inner;
}

/**
 * @param {Exclude<Condition, { kind: "json" | "constant" | "reference" }>} condition
 * @returns {Wanted}
 */
function saidInside(condition) {
  if (condition.kind === "group") return { [condition.mode]: condition.conditions.map(said) };
  if (condition.kind === "missing") {
    const { least, paths } = condition;
    return least ? { missing_some: [least, paths] } : { missing: paths };
  }
  return OPERATORS[condition.operator].write(condition.attribute.node, condition.operands, false);
}

const numRuns = Number(process.argv[2] ?? 2000);
const pairs = [...fc.sample(anyTest, { numRuns: 4 * numRuns }), ...fc.sample(anyCondition, { numRuns })]
  .map((value) => JSON.stringify(value))
  .map((text) => ({ text, condition: readCondition(parse(text)) }))
  .filter(({ condition }) => condition.kind !== "json" && condition.kind !== "constant")
  .map(({ text, condition }) => [text, written(said(condition), styleOf(text))])
  .filter(([text, plain]) => text !== plain);
process.stdout.write(JSON.stringify(pairs));
