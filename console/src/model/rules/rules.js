/**
 * Targeting as an ordered list of rules, the first of which that fits wins, and an "else".
 *
 * The list is a view of the text: nothing is kept beside it, and `edits.js` changes the text.
 */

import { readCondition } from "./conditions.js";
import { ruleOf } from "../json/nodes.js";
import { parse } from "../json/parser.js";
import { readOutcome } from "./outcomes.js";

/** @import { JsonNode } from "../json/nodes.js" */
/** @import { Condition } from "./conditions.js" */
/** @import { Outcome } from "./outcomes.js" */

/**
 * @typedef {{ condition: Condition, outcome: Outcome }} Rule
 *
 * One `if`: how many rules it has. An `if` in the "else" of another goes on with the list.
 * @typedef {{ node: JsonNode, operator: string, rules: number }} Level
 *
 * @typedef {object} Rules
 * @property {string} text
 * @property {JsonNode | null} root null without targeting
 * @property {Level[]} levels from the outermost `if` in; none where the whole is one outcome
 * @property {Rule[]} rules
 * @property {Outcome | null} otherwise null where nothing is written: the default variant
 */

/**
 * Read targeting; '' stands for none. Throws JsonFault.
 *
 * @param {string} text
 * @returns {Rules}
 */
export function readRules(text) {
  /** @type {Rules} */
  const read = { text, root: null, levels: [], rules: [], otherwise: null };
  if (text.trim() === "") return read;
  read.root = parse(text);
  if (!isNothing(read.root)) readChain(read.root, read);
  return read;
}

/**
 * `{}` and `null` choose nothing.
 *
 * @param {JsonNode} node
 */
export function isNothing(node) {
  return node.type === "null" || (node.type === "object" && node.members.length === 0);
}

/**
 * @param {JsonNode} root
 * @param {Rules} read
 */
function readChain(root, read) {
  /** @type {JsonNode | undefined} */
  let node = root;
  while (node) {
    const branches = branchesOf(node);
    if (!branches) {
      read.otherwise = readOutcome(node);
      return;
    }
    const { operator, items } = branches;
    const rules = Math.floor(items.length / 2);
    read.levels.push({ node, operator, rules });
    for (let i = 0; i < rules; i += 1) {
      const condition = readCondition(/** @type {JsonNode} */ (items[2 * i]));
      const outcome = readOutcome(/** @type {JsonNode} */ (items[2 * i + 1]));
      read.rules.push({ condition, outcome });
    }
    node = items[2 * rules];
  }
}

/**
 * The operands of an `if`, null for any other rule.
 *
 * @param {JsonNode} node
 */
function branchesOf(node) {
  const rule = ruleOf(node);
  if (!rule || (rule.key !== "if" && rule.key !== "?:") || rule.value.type !== "array") return null;
  return { operator: rule.key, items: rule.value.items };
}
