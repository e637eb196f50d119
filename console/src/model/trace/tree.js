/** The trace of an explanation as lines to draw. */

import { isCondition, split, testOf } from './conditions.js';
import { unreached, valueAt } from './unreached.js';

/** @import { Line, Read, State } from './lines.js' */
/** @import { Node } from './unreached.js' */

/**
 * @typedef {object} Trace
 * @property {string} decidedBy "targeting", "default", "disabled" or "override"
 * @property {Node} [targeting]
 */

/**
 * @typedef {object} Scope
 * @property {unknown} definition what pointers point into; null within an evaluator
 * @property {string | null} decided the pointer of what gave the answer
 * @property {string} prefix of the ids of lines: pointers within evaluators begin anew
 * @property {boolean} isCondition whether a result counts as true or false only
 */

const IFS = ['if', '?:'];

/**
 * Return the tree of a trace; null where no targeting was evaluated.
 *
 * With the definition, branches that were not reached are drawn as well.
 * @param {Trace} trace
 * @param {unknown} [definition]
 * @returns {Line | null}
 */
export function treeOf(trace, definition = null) {
  const root = trace.targeting;
  if (root === undefined) return null;
  const decided = trace.decidedBy === 'targeting' ? decisive(root) : null;
  return line(root, { definition, decided, prefix: '', isCondition: false });
}

/**
 * Return the attributes that were read, each once, in the order of the rule.
 * @param {Line | null} root
 * @returns {Read[]}
 */
export function attributesRead(root) {
  /** @type {Map<string, Read>} */
  const reads = new Map();
  /** @param {Line} each */
  const visit = (each) => {
    if (each.state === 'skipped') return;
    if (each.kind === 'test' || each.kind === 'attribute') {
      const { read } = each;
      if (read.source !== 'element' && read.path !== '') reads.set(read.path, read);
    }
    each.children.forEach(visit);
  };
  if (root !== null) visit(root);
  return [...reads.values()];
}

/**
 * Return which rule of the targeting decided (null: what is otherwise; undefined: there are no
 * rules), and whether a rollout did.
 * @param {Line | null} root
 * @returns {{rule: number | null | undefined, isRollout: boolean}}
 */
export function decisionIn(root) {
  /** @param {Line} line @returns {Line | undefined} */
  const decisive = (line) => line.children.map(decisive).find(Boolean) ?? (line.isDecisive ? line : undefined);
  const rule = root?.children.find((line) => decisive(line) !== undefined);
  return {
    rule: root?.kind !== 'rules' || rule === undefined ? undefined : rule.kind === 'rule' ? rule.number : null,
    isRollout: root !== null && decisive(root)?.kind === 'split',
  };
}

/**
 * @param {Node} given
 * @param {Scope} scope
 * @returns {Line}
 */
function line(given, scope) {
  const node = completed(given, scope);
  const pointer = node.pointer ?? '';
  const base = {
    id: scope.prefix + pointer,
    state: stateOf(node, scope.isCondition),
    isDecisive: scope.decided !== null && pointer === scope.decided,
    /** @type {Line[]} */
    children: [],
    ...(node.error === undefined ? {} : { error: node.error }),
    ...(node.cut === true ? { isCut: true } : {}),
    ...('result' in node ? { result: node.result } : {}),
  };
  const { operator } = node;
  const operands = node.operands ?? [];
  /** @param {Node[]} nodes @param {boolean} [isCondition] */
  const lines = (nodes, isCondition = false) => nodes.map((each) => line(each, { ...scope, isCondition }));

  if (operator === undefined) {
    if (node.items !== undefined) return { ...base, kind: 'list', children: lines(node.items) };
    return { ...base, kind: 'value', value: node.value };
  }
  if (node.evaluations !== undefined) {
    const children = node.evaluations.map((each, at) =>
      line({ ...each, operator, pointer }, { ...scope, prefix: `${base.id}#${at}`, decided: null }),
    );
    return { ...base, state: 'evaluated', kind: 'loop', operator, times: Number(node.times ?? children.length), children };
  }
  if (operator === '$ref') {
    const inner = { definition: null, decided: null, prefix: `${base.id}>`, isCondition: scope.isCondition };
    const isShown = node.rule !== undefined && node.rule.reached !== false;
    const children = isShown ? [line(/** @type {Node} */ (node.rule), inner)] : [];
    const state = children[0]?.state ?? 'skipped';
    return { ...base, state, kind: 'evaluator', name: String(node.evaluator), children };
  }
  if (IFS.includes(operator) && operands.length > 1) {
    return { ...base, isDecisive: false, kind: 'rules', children: branches(node, operands, scope, base.id) };
  }
  if (operator === 'and' || operator === 'or') {
    return { ...base, kind: 'group', mode: operator, children: lines(operands, true) };
  }
  if (operator === '!' && operands.length === 1) {
    return { ...base, kind: 'not', children: lines(operands, true) };
  }
  if (operator === 'fractional') {
    const found = split(node);
    return { ...base, kind: 'split', ...found, children: found.shares.length > 0 ? [] : lines(operands) };
  }
  const test = testOf(node, operands);
  if (test !== null) return { ...base, ...test };
  const versions = /** @type {(string | null)[] | undefined} */ (node.versions);
  const rest = versions === undefined ? {} : { versions };
  return { ...base, kind: 'call', operator, ...rest, children: lines(operands) };
}

/**
 * Return the rules of an `if`, each with its condition and what it gives, and what is otherwise.
 * @param {Node} node
 * @param {Node[]} operands
 * @param {Scope} scope
 * @param {string} id
 * @returns {Line[]}
 */
function branches(node, operands, scope, id) {
  /** @type {Line[]} */
  const rules = [];
  for (let at = 0; at < operands.length; at += 2) {
    const isElse = at === operands.length - 1;
    const condition = isElse ? null : line(operands[at], { ...scope, isCondition: true });
    const outcome = line(operands[isElse ? at : at + 1], { ...scope, isCondition: false });
    const isTaken = node.decided != null && outcome.id === scope.prefix + node.decided;
    /** @type {State} */
    const state = condition === null ? (isTaken ? 'holds' : 'skipped') : condition.state;
    rules.push({
      id: `${id}@${at}`,
      kind: 'rule',
      state,
      isDecisive: outcome.isDecisive,
      number: isElse ? null : at / 2 + 1,
      gives: outcome.kind === 'value' ? String(outcome.value) : null,
      children: condition === null ? [outcome] : [condition, outcome],
    });
  }
  if (operands.length % 2 === 0) {
    const isTaken = node.reached !== false && node.error === undefined && node.decided == null;
    rules.push({
      id: `${id}@otherwise`,
      kind: 'otherwise',
      state: isTaken ? 'holds' : 'skipped',
      isDecisive: isTaken && scope.decided === (node.pointer ?? ''),
      children: [],
    });
  }
  return rules;
}

/**
 * Return the pointer of what gave the answer, through nested `if`.
 * @param {Node} root
 * @returns {string | null}
 */
function decisive(root) {
  let node = root;
  for (;;) {
    if (!IFS.includes(node.operator ?? '') || node.decided == null) return node.pointer ?? '';
    const taken = node.operands?.find((each) => each.pointer === node.decided);
    if (taken === undefined) return node.decided;
    node = taken;
  }
}

/**
 * Return a node with what a trace leaves out of operators that were not reached.
 * @param {Node} node
 * @param {Scope} scope
 * @returns {Node}
 */
function completed(node, { definition }) {
  if (node.reached !== false || node.operands !== undefined || definition === null) return node;
  if (node.operator === undefined || node.operator === '$ref' || node.pointer === undefined) return node;
  const rule = valueAt(definition, node.pointer);
  return rule === undefined ? node : unreached(rule, node.pointer);
}

/**
 * @param {Node} node
 * @param {boolean} counts whether the result counts as true or false
 * @returns {State}
 */
function stateOf(node, counts) {
  if (node.reached === false) return 'skipped';
  if (node.error !== undefined) return 'stopped';
  if (!counts && !isCondition(node)) return 'evaluated';
  const result = 'value' in node ? node.value : node.result;
  if (result === null && node.operator !== 'var') return 'no-answer';
  return isTrue(result) ? 'holds' : 'fails';
}

/**
 * Return whether JSONLogic takes a value for true: all but null, 0, "", [], {} and false.
 * @param {unknown} value
 */
function isTrue(value) {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  return Object.keys(value).length > 0;
}
