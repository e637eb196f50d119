import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { plain } from '../src/model/say.js';
import { testSentence } from '../src/model/trace/test-sentence.js';
import { treeOf } from '../src/model/trace/tree.js';
import { why } from '../src/texts/why.js';

/** @import { Line } from '../src/model/trace/lines.js' */

const EXPLAINED = JSON.parse(readFileSync(new URL('explanations.json', import.meta.url), 'utf8'));

/** @param {string} name @returns {string[]} */
function sentences(name) {
  const { trace, definition } = EXPLAINED[name];
  /** @param {Line} line @returns {string[]} */
  const told = (line) => {
    const note = why.note(line);
    const text = plain(why.line(line, trace.defaultVariant, testSentence));
    return [note === null ? text : `${text} | ${plain(note.text)}`, ...line.children.flatMap(told)];
  };
  const tree = treeOf(trace, definition);
  return tree === null ? [] : told(tree);
}

test('an explanation reads as sentences', () => {
  assert.deepEqual(sentences('split'), [
    'Then the first of these that holds',
    'If the evaluator staff holds → on',
    'Evaluator staff',
    'email ends with @example.com | email is missing',
    'on',
    'If the evaluator nordic holds',
    'Evaluator nordic',
    'country is DK, NO or SE | is SE',
    'Rollout → off',
    'Otherwise the default, off',
  ]);
});

test('versions are named as they were read, and stored attributes as stored', () => {
  assert.ok(sentences('nested').includes('appVersion is 3.2.0 or later | is v3.4, read as 3.4.0 against 3.2.0'));
  assert.ok(sentences('nested').includes('plan is team | is team, stored'));
  assert.ok(sentences('nested-bad-version').includes('appVersion is 3.2.0 or later | is three, which is no version'));
});

test('what decided is one sentence', () => {
  const told = (/** @type {string} */ name) => {
    const { trace, answer } = EXPLAINED[name];
    const tree = treeOf(trace);
    return plain(why.decidedBy({ decidedBy: trace.decidedBy, reason: answer.reason, variant: answer.variant, error: answer.errorDetails, tree }));
  };
  assert.equal(told('evaluator-holds'), 'Rule 1 decided: on.');
  assert.equal(told('split'), 'Rule 2 decided by its rollout: off.');
  assert.equal(told('nested-skipped'), 'No rule holds. The last line decided: off.');
  assert.equal(told('by-company'), 'The targeting decided by its rollout: off.');
  assert.equal(told('nothing-holds'), 'No rule holds, so the default applies: off.');
  assert.equal(told('overridden'), 'An override fixes on for this targeting key.');
  assert.equal(told('error'), 'The evaluation failed: A list is no number.');
});

test('every explanation has a sentence for each of its lines', () => {
  for (const name of Object.keys(EXPLAINED)) {
    assert.ok(sentences(name).every((sentence) => sentence !== '' && !sentence.includes('undefined')), name);
  }
});
