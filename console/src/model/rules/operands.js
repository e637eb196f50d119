/** Another operator for a test: what it needs is made of what the test has. */

import { readAttribute } from "./attributes.js";
import { negation } from "./conditions.js";
import { isScalar } from "../json/nodes.js";
import { OPERATORS } from "./operators.js";

/** @import { JsonNode } from "../json/nodes.js" */
/** @import { TestCondition } from "./conditions.js" */
/** @import { Needs, OperatorName } from "./operators.js" */
/** @import { Wanted } from "../json/wanted.d.ts" */

/**
 * The test with another operator, its attribute and values as they were written where they fit.
 *
 * "country is SE" → "country is one of SE", "country is SE" → "country is missing"
 *
 * @param {TestCondition} test
 * @param {OperatorName} operator
 * @param {boolean} negated
 * @returns {Wanted}
 */
export function withOperator(test, operator, negated) {
  const from = OPERATORS[test.operator].needs;
  const { needs, write } = OPERATORS[operator];
  const operands = from === needs ? test.operands : converted(test.operands, needs);
  return negation(test, write(test.attribute.node, operands, test.reversed && isReversible(needs)), negated);
}

/**
 * The test with another attribute or other values.
 *
 * @param {TestCondition} test
 * @param {{ attribute?: Wanted, operands?: Wanted[] }} changed
 * @returns {Wanted}
 */
export function withParts(test, { attribute = test.attribute.node, operands = test.operands }) {
  const { operator, reversed, negated, inner } = test;
  const isUntouchedSet = operator === "isSet" && attribute === test.attribute.node;
  const wanted = isUntouchedSet ? inner : OPERATORS[operator].write(attribute, operands, reversed);
  return negation(test, wanted, negated);
}

/** @param {Needs} needs */
const isReversible = (needs) => needs === "value" || needs === "order" || needs === "range" || needs === "nothing";

/**
 * @param {JsonNode[]} operands
 * @param {Needs} needs
 * @returns {Wanted[]}
 */
function converted(operands, needs) {
  const values = operands.flatMap((node) => (node.type === "array" ? node.items : [node]));
  const scalars = values.filter(isScalar);
  const ordered = scalars.filter(({ type }) => type === "string" || type === "number");
  const [first] = values;
  const attribute = first && readAttribute(first) ? first : null;
  switch (needs) {
    case "nothing":
      return [];
    case "values":
      return [scalars];
    case "range":
      return [ordered[0] ?? 0, ordered[1] ?? ordered[0] ?? 0];
    case "order":
      return [attribute ?? ordered[0] ?? 0];
    case "part":
      return [ordered[0] ?? ""];
    case "text":
    case "version":
      return [attribute ?? texts(scalars)[0] ?? (needs === "version" ? "1.0.0" : "")];
    default:
      return [attribute ?? scalars[0] ?? ""];
  }
}

/**
 * @param {JsonNode[]} nodes
 * @returns {Wanted[]}
 */
const texts = (nodes) => nodes.map((node) => (node.type === "string" ? node : node.source));
