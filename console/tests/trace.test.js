import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { attributesRead, treeOf } from '../src/model/trace/tree.js';

/** Answers of `explain`, as a server gave them. */
const EXPLAINED = JSON.parse(readFileSync(new URL('explanations.json', import.meta.url), 'utf8'));

/** @import { Line } from '../src/model/trace/lines.js' */

/** @param {string} name */
const treeFor = (name) => treeOf(EXPLAINED[name].trace, EXPLAINED[name].definition);

const SIGNS = { holds: '+', fails: '-', 'no-answer': '?', stopped: '!', evaluated: '=', skipped: '.' };

/**
 * One line for each: how it fared, what it is, and ◀ where the answer came from.
 * @param {Line | null} line
 * @param {string} [indent]
 * @returns {string[]}
 */
function drawn(line, indent = '') {
  if (line === null) return [];
  const what = {
    rules: () => 'rules',
    rule: () => (line.kind === 'rule' && line.number !== null ? `rule ${line.number}` : 'else'),
    otherwise: () => 'otherwise',
    group: () => (line.kind === 'group' ? line.mode : ''),
    not: () => 'not',
    test: () => (line.kind === 'test' ? `${line.read.path} ${line.operator} ${JSON.stringify(line.operand)}` : ''),
    attribute: () => (line.kind === 'attribute' ? line.read.path : ''),
    evaluator: () => (line.kind === 'evaluator' ? `evaluator ${line.name}` : ''),
    split: () => (line.kind === 'split' ? `split ${line.bucket} of ${line.buckets}` : ''),
    value: () => (line.kind === 'value' ? JSON.stringify(line.value) : ''),
    list: () => 'list',
    call: () => (line.kind === 'call' ? line.operator : ''),
    loop: () => (line.kind === 'loop' ? `${line.times} × ${line.operator}` : ''),
  }[line.kind]();
  const own = `${indent}${SIGNS[line.state]} ${what}${line.isDecisive && line.children.length === 0 ? ' ◀' : ''}`;
  return [own, ...line.children.flatMap((each) => drawn(each, `${indent}  `))];
}

test('a rule that holds decides, and what was not reached is drawn too', () => {
  assert.deepEqual(drawn(treeFor('evaluator-holds')), [
    '= rules',
    '  + rule 1',
    '    + evaluator staff',
    '      + email ends_with "@example.com"',
    '    = "on" ◀',
    '  . rule 2',
    '    . evaluator nordic',
    '    . split null of 100',
    '  . otherwise',
  ]);
});

test('a rollout shows the bucket in its split', () => {
  const split = treeFor('split')?.children[1].children[1];
  assert.ok(split?.kind === 'split');
  assert.deepEqual(
    split.shares.map(({ variant, percent, isTaken }) => [variant, percent, isTaken]),
    [['on', 25, false], ['off', 75, true]],
  );
  assert.equal(split.isDecisive, true);
});

test('a rollout without a targeting key has no bucket', () => {
  const split = treeFor('split-without-key')?.children[1].children[1];
  assert.ok(split?.kind === 'split');
  assert.equal(split.bucket, null);
  assert.equal(split.result, null);
});

test('where no rule holds, the default decides', () => {
  assert.deepEqual(drawn(treeFor('nothing-holds')).slice(-1), ['  + otherwise ◀']);
});

test('conditions in groups, and rules within rules', () => {
  assert.deepEqual(drawn(treeFor('nested')), [
    '= rules',
    '  + rule 1',
    '    + and',
    '      + plan == "team"',
    '      + or',
    '        + groups in "beta"',
    '        . not',
    '          . blocked',
    '    = rules',
    '      + rule 1',
    '        + appVersion sem_ver >= "3.2.0"',
    '        = "on" ◀',
    '      . else',
    '        . "off"',
    '  . else',
    '    . "off"',
  ]);
});

test('a bad version has no answer', () => {
  const tree = treeFor('nested-bad-version');
  assert.ok(drawn(tree).includes('        ? appVersion sem_ver >= "3.2.0"'));
  const version = tree?.children[0].children[1].children[0].children[0];
  assert.ok(version?.kind === 'test');
  assert.deepEqual(version.versions, [null, '3.2.0']);
});

test('a loop shows each element', () => {
  assert.deepEqual(drawn(treeFor('loop')).slice(2, 7), [
    '    + some',
    '      = orders',
    '      = 2 × >',
    '        - total > 100',
    '        + total > 100',
  ]);
});

test('an error stands where the evaluation was stopped', () => {
  assert.deepEqual(drawn(treeFor('error')).slice(1, 4), ['  ! rule 1', '    ! >', '      ! +']);
});

test('beneath an override nothing of the targeting decides', () => {
  const tree = treeFor('overridden');
  assert.equal(tree?.isDecisive, false);
  assert.equal(treeFor('by-company')?.isDecisive, true);
});

test('without targeting there is no tree', () => {
  assert.equal(treeFor('no-targeting'), null);
  assert.equal(treeFor('disabled'), null);
});

test('attributes that were read are named, with where they came from', () => {
  assert.deepEqual(
    attributesRead(treeFor('evaluator-holds')).map(({ path, source }) => [path, source]),
    [['email', 'stored']],
  );
  assert.deepEqual(
    attributesRead(treeFor('split')).map(({ path, source }) => [path, source]),
    [['email', null], ['country', 'request']],
  );
});

test('every line has an id of its own', () => {
  for (const name of Object.keys(EXPLAINED)) {
    /** @type {string[]} */
    const ids = [];
    /** @param {Line} line */
    const visit = (line) => {
      ids.push(line.id);
      line.children.forEach(visit);
    };
    const tree = treeFor(name);
    if (tree !== null) visit(tree);
    assert.equal(new Set(ids).size, ids.length, name);
  }
});
