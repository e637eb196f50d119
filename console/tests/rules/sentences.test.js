import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { OPERATORS, readTest } from "../../src/model/rules/operators.js";
import { parse } from "../../src/model/json/parser.js";
import { styleOf, written } from "../../src/model/json/written.js";
import { conditionSentence, sentences } from "../../src/model/rules/sentences.js";
import { summary } from "../../src/model/rules/summary.js";
import { texts } from "../../src/texts.js";

/** @import { OperatorName } from "../../src/model/rules/operators.js" */

/** With the space that may be seen where none may break. @param {string[]} list */
const spaced = (list) => list.map((each) => each.replaceAll("\u00a0", " "));

test("a chain of rules reads as sentences in their order", () => {
  const flat = `{"if": [
    {"ends_with": [{"var": "email"}, "@example.com"]}, "on",
    {"and": [{"in": [{"var": "country"}, ["SE", "NO"]]}, {"sem_ver": [{"var": "version"}, ">=", "2.1.0"]}]}, "on",
    {"fractional": [["on", 25], ["off", 75]]}
  ]}`;
  const expected = [
    "If email ends with @example.com → on",
    "If country is SE or NO and version is 2.1.0 or later → on",
    "Else 25 % on · 75 % off by targetingKey",
  ];
  assert.deepEqual(spaced(sentences(flat)), expected);
  const [first, second, ...rest] = [...JSON.parse(flat).if];
  const nested = { if: [first, second, { "?:": [rest[0], rest[1], { if: [rest[2]] }] }] };
  assert.deepEqual(spaced(sentences(JSON.stringify(nested))), expected);
});

/** @type {[string, string][]} */
const CONDITIONS = [
  ['{"<": [18, {"var": "age"}]}', "age > 18"],
  ['{">=": [{"var": "age"}, "18"]}', 'age ≥ "18"'],
  ['{"<=": [18, {"var": "age"}, 65]}', "age is from 18 to 65"],
  ['{">": [65, {"var": "age"}, 18]}', "age is more than 18 and less than 65"],
  ['{"==": ["pro", {"var": ["plan", "free"]}]}', "plan (free if missing) is pro"],
  ['{"==": [{"var": "a"}, {"var": "b"}]}', "a is b"],
  ['{"!=": [{"var": "email"}, null]}', "email is there"],
  ['{"!": [{"missing": ["email", "plan"]}]}', "email and plan are there"],
  ['{"missing": "email"}', "email is missing"],
  ['{"missing_some": [1, ["email", "phone"]]}', "none of email, phone is there"],
  ['{"!": [{"missing_some": [2, ["a", "b", "c"]]}]}', "at least 2 of a, b, c are there"],
  ['{"!": {"in": [{"var": "country"}, ["SE", "", " x"]]}}', 'country is not SE, "" or " x"'],
  ['{"!": [{"<": [{"var": "age"}, 18]}]}', "not (age < 18)"],
  ['{"in": ["beta", {"var": "groups"}]}', "groups contains beta"],
  ['{"in": [{"var": "country"}, []]}', "country is one of no values"],
  ['{"contains_all": [{"var": "groups"}, ["a", "b"]]}', "groups contains all of a and b"],
  ['{"or": [{"$ref": "staff"}, {"and": [{"var": "beta"}, {"!": [{"$ref": "bots"}]}]}]}', "evaluator staff fits or (beta is set and evaluator bots does not fit)"],
  ['{"!": [{"or": [{"var": "a"}, {"var": "b"}]}]}', "not (a is set or b is set)"],
  ['{">": [{"var": "$flagd.timestamp"}, 1767225600]}', "the time is after 2026-01-01 00:00 UTC"],
  ['{"==": [{"var": "$flagd.flagKey"}, "a"]}', "the flag’s key is a"],
  ['{"!": {"var": "groups"}}', "groups (of a list, its first value) is not set"],
  ['{"!!": [{"var": "groups"}]}', "groups is set"],
  ['{"!": {"or": [{"var": "a"}, {"$ref": "b"}]}}', 'JSON {"!": {"or": [{"var": "a"}, {"$ref": "b"}]}}'],
  ['{"!": {"or": [{"<": [{"var": "a"}, 1]}]}}', "not (a < 1)"],
  ["true", "always"],
  ['{">": [{"+": [{"var": "n"}, 2]}, 3]}', 'JSON {">": [{"+": [{"var": "n"}, 2]}, 3]}'],
  ['{"in": [{"var": "n"}, [[1, 5]]]}', 'JSON {"in": [{"var": "n"}, [[1, 5]]]}'],
  ['{"==": [{"var": "name"}, "\\u202egnp"]}', "name is \\u202egnp"],
];

test("conditions say what they test", () => {
  for (const [text, sentence] of CONDITIONS) assert.equal(conditionSentence(text), sentence);
});

/** @type {[string, string[]][]} */
const OUTCOMES = [
  ['{"if": [true, null]}', ["Always → default variant"]],
  ['{"if": ["on"]}', ["Everyone → on"]],
  ['{"fractional": [["on", 10], ["a", 40], ["on", 10], ["b", 40]]}', ["Everyone → 20 % on · 40 % a · 40 % b by targetingKey"]],
  ['{"fractional": [["a"], ["b"], ["c", 2]]}', ["Everyone → 25 % a · 25 % b · 50 % c by targetingKey"]],
  ['{"fractional": [{"var": "company"}, ["a", 1], [null, 2]]}', ["Everyone → 33.333 % a · 66.667 % default variant by company, the same in every flag"]],
  ['{"fractional": [{"cat": [{"var": "$flagd.flagKey"}, {"var": "email"}]}, [true, 1]]}', ["Everyone → 100 % true by email"]],
  ['{"fractional": [{"cat": ["s", {"var": "email"}]}, ["a", 1]]}', ["Everyone → 100 % a by email with seed s"]],
  ['{"ends_with": [{"var": "email"}, "@a"]}', ["Everyone → true if email ends with @a, else false"]],
  ['{"$ref": "plan"}', ["Everyone → what evaluator plan says"]],
  ['{"var": "plan"}', ["Everyone → the variant that plan names"]],
  ['{"and": [{"var": "a"}, "on"]}', ['Everyone → JSON {"and": [{"var": "a"}, "on"]}']],
  ['{"fractional": [["a", {"var": "n"}]]}', ['Everyone → JSON {"fractional": [["a", {"var": "n"}]]}']],
  ['{"if": [true, {"if": [false, "a"]}, "b"]}', ['Always → JSON {"if": [false, "a"]}', "Else b"]],
  ["", []],
  ["{}", []],
];

test("outcomes say what is answered", () => {
  for (const [text, expected] of OUTCOMES) assert.deepEqual(spaced(sentences(text)), expected);
});

test("every operator is written as it is read, forwards and backwards", () => {
  const operands = { nothing: [], value: ["x"], order: [1], text: ["x"], part: ["x"], values: [["x"]], version: ["1.0.0"], range: [1, 2] };
  for (const [name, { needs, write }] of Object.entries(OPERATORS)) {
    for (const reversed of [false, true]) {
      const rule = parse(written(write({ var: "a" }, operands[needs], reversed), styleOf("")));
      if (name === "isSet") continue;
      const [{ key, value }] = /** @type {any} */ (rule).members;
      const read = readTest(key, value.items);
      const isMirrored = reversed && ["oneOf", "startsWith", "endsWith", "containsAny", "containsAll", "containsNone", "within"].includes(name);
      if (isMirrored) continue;
      assert.equal(read?.operator, name);
      assert.equal(read?.attribute.path, "a");
    }
    assert.ok(Object.hasOwn(texts.rules.tests, name), name);
  }
});

test("a long list is counted, and a long text is cut", () => {
  const values = [...Array(20).keys()].map((i) => `v${i}`);
  const list = JSON.stringify({ in: [{ var: "a" }, values] });
  assert.equal(conditionSentence(list), "a is v0, v1, v2, v3, v4, v5, v6 or 13 more");
  const long = JSON.stringify({ "==": [{ var: "a" }, "x".repeat(5000)] });
  assert.ok(conditionSentence(long).length < 140);
});

/** Operators that have no form: what they compute is JSON in its place. */
const JSON_ONLY = [
  ...["cat", "substr", "+", "-", "*", "/", "%", "max", "min", "abs"],
  ...["map", "filter", "reduce", "all", "some", "none", "merge", "set"],
];

test("every operator of the documentation has a sentence, or stands here as one without", () => {
  const page = readFileSync(new URL("../../../docs/targeting.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `([^`]+)` \| `(\{.*?\})` \|/gm)];
  assert.ok(rows.length > 70);
  for (const [, operator = "", rule = ""] of rows) {
    const text = sentences(JSON.stringify({ if: [JSON.parse(rule), "on"] }))[0] ?? "";
    const asOutcome = sentences(rule)[0] ?? "";
    const isJson = text.includes("JSON") && asOutcome.includes("JSON");
    assert.equal(isJson, JSON_ONLY.includes(operator), rule);
  }
});

test("a summary counts the rules and says what everybody else gets", () => {
  assert.deepEqual(summary(""), { rules: 0, shares: null });
  assert.deepEqual(summary('{"if": [{"var": "a"}, "on"]}'), { rules: 1, shares: [{ variant: null, percent: 100 }] });
  assert.deepEqual(summary('{"fractional": [["on", 1], ["off", 3]]}'), {
    rules: 0,
    shares: [{ variant: "on", percent: 25 }, { variant: "off", percent: 75 }],
  });
  assert.deepEqual(summary('{"if": [{"var": "a"}, "on", {"var": "plan"}]}'), { rules: 1, shares: null });
});
