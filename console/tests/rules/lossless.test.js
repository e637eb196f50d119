import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import fc from "fast-check";

import { conditionWanted } from "../../src/model/rules/conditions.js";
import { deleteRule, duplicateRule, insertRule, moveRule, replace, setOtherwise } from "../../src/model/rules/edits.js";
import { valueOf } from "../../src/model/json/nodes.js";
import { parse } from "../../src/model/json/parser.js";
import { outcomeWanted } from "../../src/model/rules/outcomes.js";
import { readRules } from "../../src/model/rules/rules.js";
import { sentences } from "../../src/model/rules/sentences.js";
import { spelled } from "./targetings.js";

/** @import { Rules } from "../../src/model/rules/rules.js" */

const ROOT = new URL("../../../", import.meta.url);

/**
 * Say anew every part as it was understood: where anything was lost, the text would change.
 *
 * @param {string} text
 */
function assertLossless(text) {
  const rules = readRules(text);
  for (const { condition, outcome } of rules.rules) {
    assert.equal(replace(rules, condition.node, conditionWanted(condition)), text);
    assert.equal(replace(rules, outcome.node, outcomeWanted(outcome)), text);
  }
  if (rules.otherwise) {
    assert.equal(replace(rules, rules.otherwise.node, outcomeWanted(rules.otherwise)), text);
  }
  rules.rules.forEach((_, i) => assert.equal(moveRule(rules, i, i), text));
  assert.deepEqual(valueOf(parse(text)), JSON.parse(text));
  assert.ok(sentences(text).every((sentence) => sentence !== "" && !sentence.includes("undefined")));
}

/** @param {Rules} rules */
const sources = (rules) => rules.rules.map(({ condition, outcome }) => [condition.node.source, outcome.node.source]);

/** @param {Rules} rules */
const otherwiseSource = (rules) => rules.otherwise?.node.source;

const RUNS = { numRuns: 400 };

test("a targeting that is read and not edited is the same to the byte", () => {
  fc.assert(fc.property(spelled, assertLossless), RUNS);
});

test("a rule that is inserted and deleted again leaves nothing behind", () => {
  fc.assert(
    fc.property(spelled, fc.nat(5), (text, place) => {
      const rules = readRules(text);
      if (rules.levels.length === 0) return;
      const position = Math.min(place, rules.rules.length);
      const more = insertRule(rules, position, { condition: { "==": [{ var: "a" }, "b"] }, outcome: "on" });
      const grown = readRules(more);
      const expected = sources(rules);
      expected.splice(position, 0, /** @type {string[]} */ (sources(grown)[position]));
      assert.deepEqual(sources(grown), expected);
      assert.equal(otherwiseSource(grown), otherwiseSource(rules));
      // The first rule of an empty "if" goes together with the "if".
      if (rules.levels.every((level) => level.rules > 0)) assert.equal(deleteRule(grown, position), text);
    }),
    RUNS,
  );
});

test("rules that move, are copied or deleted keep their own text", () => {
  fc.assert(
    fc.property(spelled, fc.nat(), fc.nat(), (text, a, b) => {
      const rules = readRules(text);
      const { length } = rules.rules;
      if (length === 0) return;
      const [from, to] = [a % length, b % length];
      const moved = readRules(moveRule(rules, from, to));
      const expected = sources(rules);
      expected.splice(to, 0, ...expected.splice(from, 1));
      assert.deepEqual(sources(moved), expected);
      assert.equal(moveRule(moved, to, from), text);
      const copied = readRules(duplicateRule(rules, from));
      assert.deepEqual(sources(copied), sources(rules).flatMap((each, i) => (i === from ? [each, each] : [each])));
      const fewer = readRules(deleteRule(rules, from));
      assert.deepEqual(sources(fewer), sources(rules).filter((_, i) => i !== from));
      for (const each of [moved, copied]) assert.equal(otherwiseSource(each), otherwiseSource(rules));
    }),
    RUNS,
  );
});

test('the "else" changes alone', () => {
  fc.assert(
    fc.property(spelled, (text) => {
      const rules = readRules(text);
      const changed = readRules(setOtherwise(rules, "another"));
      assert.deepEqual(sources(changed), sources(rules));
      assert.equal(otherwiseSource(changed), '"another"');
      if (rules.otherwise && rules.levels.length > 0) {
        assert.equal(setOtherwise(changed, rules.otherwise.node), text);
      }
    }),
    RUNS,
  );
});

/**
 * Every object within a value that may be a rule.
 *
 * @param {any} value
 * @returns {object[]}
 */
function objectsIn(value) {
  if (value === null || typeof value !== "object") return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value, ...inside];
}

/** @param {string} source */
function assertObjectsAreLossless(source) {
  const written = new Set(objectsIn(JSON.parse(source)).map((each) => JSON.stringify(each, null, 2)));
  written.forEach(assertLossless);
  return written.size;
}

test("every rule of the contract tests and of the documentation is the same to the byte", () => {
  const vectors = new URL("tests/contract/vectors/", ROOT);
  let found = 0;
  for (const name of readdirSync(vectors).filter((each) => each.endsWith(".json"))) {
    found += assertObjectsAreLossless(readFileSync(new URL(name, vectors), "utf8"));
  }
  assert.ok(found > 300);
  found = 0;
  const docs = new URL("docs/", ROOT);
  const pages = readdirSync(docs).filter((each) => each.endsWith(".md"));
  for (const page of pages) {
    const markdown = readFileSync(new URL(page, docs), "utf8");
    const pieces = [...markdown.matchAll(/```json\n([\s\S]*?)```|`(\{[^`\n]*\})`/g)].map((match) => match[1] ?? match[2] ?? "");
    for (const piece of pieces) {
      if (isJson(piece)) found += assertObjectsAreLossless(piece);
    }
  }
  assert.ok(found > 100);
});

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
  } catch {
    return false;
  }
  return true;
}
