/**
 * Sentences of rules.
 *
 * A function takes parts of a sentence and returns them in order: another language may order them
 * in another way.
 */

import { unit } from "./numbers.js";
import { editor } from "./rules-editor.js";

/** @import { Part } from "../model/rules/recursive.d.ts" */

/** @typedef {(attribute: Part, value: Part, upper: Part) => Part} TestWords */

/** @type {Record<string, TestWords>} */
const tests = {
  is: (a, v) => [a, " is ", v],
  isNot: (a, v) => [a, " is not ", v],
  same: (a, v) => [a, " is exactly ", v],
  notSame: (a, v) => [a, " is not exactly ", v],
  oneOf: (a, v) => [a, " is ", v],
  contains: (a, v) => [a, " contains ", v],
  startsWith: (a, v) => [a, " starts with ", v],
  endsWith: (a, v) => [a, " ends with ", v],
  less: (a, v) => [a, " < ", v],
  atMost: (a, v) => [a, " ≤ ", v],
  more: (a, v) => [a, " > ", v],
  atLeast: (a, v) => [a, " ≥ ", v],
  between: (a, v, upper) => [a, " is from ", v, " to ", upper],
  betweenWithout: (a, v, upper) => [a, " is more than ", v, " and less than ", upper],
  versionAtLeast: (a, v) => [a, " is ", v, " or later"],
  versionMore: (a, v) => [a, " is later than ", v],
  versionLess: (a, v) => [a, " is before ", v],
  versionAtMost: (a, v) => [a, " is ", v, " or before"],
  versionIs: (a, v) => [a, " is version ", v],
  versionIsNot: (a, v) => [a, " is not version ", v],
  versionMajor: (a, v) => [a, " has the same major version as ", v],
  versionMinor: (a, v) => [a, " has the same major and minor version as ", v],
  isSet: (a) => [a, " is set"],
  isNull: (a) => [a, " is missing"],
  isThere: (a) => [a, " is there"],
  containsAny: (a, v) => [a, " contains any of ", v],
  containsAll: (a, v) => [a, " contains all of ", v],
  containsNone: (a, v) => [a, " contains none of ", v],
  within: (a, v) => [a, " is a part of ", v],
};

/** @type {Record<string, TestWords>} */
const negatedTests = {
  is: (a, v) => ["not: ", a, " is ", v],
  oneOf: (a, v) => [a, " is not ", v],
  contains: (a, v) => [a, " does not contain ", v],
  startsWith: (a, v) => [a, " does not start with ", v],
  endsWith: (a, v) => [a, " does not end with ", v],
  within: (a, v) => [a, " is not a part of ", v],
  isSet: (a) => [a, " is not set"],
  containsAny: (a, v) => [a, " does not contain any of ", v],
  containsAll: (a, v) => [a, " does not contain all of ", v],
};

/** @type {Record<string, TestWords>} */
const timeTests = {
  less: (a, v) => [a, " is before ", v],
  atMost: (a, v) => [a, " is at or before ", v],
  more: (a, v) => [a, " is after ", v],
  atLeast: (a, v) => [a, " is at or after ", v],
};

export const rules = {
  tests,
  negatedTests,
  timeTests,
  time: "the time",
  flagKey: "the flag’s key",
  withFallback: /** @type {(a: Part, v: Part) => Part} */ ((a, v) => [a, " (", v, " if missing)"]),
  orItsFirst: /** @type {(a: Part) => Part} */ ((a) => [a, " (of a list, its first value)"]),
  noValues: "one of no values",
  moreValues: /** @type {(count: number) => string} */ ((count) => `${count} more`),
  or: " or ",
  and: " and ",
  comma: ", ",
  group: /** @type {(inner: Part) => Part} */ ((inner) => ["(", inner, ")"]),
  not: /** @type {(inner: Part) => Part} */ ((inner) => ["not (", inner, ")"]),
  reference: /** @type {(name: Part) => Part} */ ((name) => ["evaluator ", name, " fits"]),
  notReference: /** @type {(name: Part) => Part} */ ((name) => ["evaluator ", name, " does not fit"]),
  missing: /** @type {(names: Part) => Part} */ ((names) => [names, " is missing"]),
  notMissing: /** @type {(names: Part, several: boolean) => Part} */ (
    (names, several) => [names, several ? " are there" : " is there"]
  ),
  missingSome: /** @type {(least: Part, names: Part, isOne: boolean) => Part} */ (
    (least, names, isOne) => (isOne ? ["none of ", names, " is there"] : ["fewer than ", least, " of ", names, " are there"])
  ),
  notMissingSome: /** @type {(least: Part, names: Part, isOne: boolean) => Part} */ (
    (least, names, isOne) => (isOne ? ["any of ", names, " is there"] : ["at least ", least, " of ", names, " are there"])
  ),
  fitsAlways: "always",
  fitsNever: "never",
  rule: /** @type {(condition: Part, outcome: Part) => Part} */ (
    (condition, outcome) => ["If ", condition, " → ", outcome]
  ),
  always: /** @type {(outcome: Part) => Part} */ ((outcome) => ["Always → ", outcome]),
  never: /** @type {(outcome: Part) => Part} */ ((outcome) => ["Never → ", outcome]),
  otherwise: /** @type {(outcome: Part) => Part} */ ((outcome) => ["Else ", outcome]),
  everyone: /** @type {(outcome: Part) => Part} */ ((outcome) => ["Everyone → ", outcome]),
  default: "default variant",
  share: /** @type {(percent: string, variant: Part) => Part} */ ((percent, variant) => [percent, " ", variant]),
  percent: /** @type {(number: string) => string} */ ((number) => unit(number, "%")),
  dot: " · ",
  by: /** @type {(shares: Part, key: Part) => Part} */ ((shares, key) => [shares, " by ", key]),
  seeded: /** @type {(attribute: Part, seed: Part) => Part} */ ((a, seed) => [a, " with seed ", seed]),
  sharedSplit: /** @type {(attribute: Part) => Part} */ ((a) => [a, ", the same in every flag"]),
  answer: /** @type {(condition: Part) => Part} */ ((condition) => ["true if ", condition, ", else false"]),
  referenceAnswer: /** @type {(name: Part) => Part} */ ((name) => ["what evaluator ", name, " says"]),
  attributeAnswer: /** @type {(a: Part) => Part} */ ((a) => ["the variant that ", a, " names"]),
  json: /** @type {(source: Part) => Part} */ ((source) => ["JSON ", source]),

  editor,
};
