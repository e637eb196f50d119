import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { plain } from '../src/model/say.js';
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
    const text = plain(why.line(line, trace.defaultVariant));
    return [note === null ? text : `${text} | ${plain(note.text)}`, ...line.children.flatMap(told)];
  };
  const tree = treeOf(trace, definition);
  return tree === null ? [] : told(tree);
}

test('an explanation reads as sentences', () => {
  assert.deepEqual(sentences('split'), [
    'The first rule that holds decides',
    'If → on',
    'Evaluator staff',
    'email ends with @example.com | email is missing',
    'on',
    'If',
    'Evaluator nordic',
    'country is one of DK, NO, SE | country is SE',
    'Rollout to',
    'Otherwise the default, off',
  ]);
});

test('versions are named as they were read, and stored attributes as stored', () => {
  assert.ok(sentences('nested').includes('appVersion is a version ≥ 3.2.0 | appVersion is v3.4, read as 3.4.0 against 3.2.0'));
  assert.ok(sentences('nested').includes('plan is team | plan is team (stored)'));
  assert.ok(sentences('nested-bad-version').includes('appVersion is a version ≥ 3.2.0 | appVersion is three, which is no version'));
});

test('every explanation has a sentence for each of its lines', () => {
  for (const name of Object.keys(EXPLAINED)) {
    assert.ok(sentences(name).every((sentence) => sentence !== '' && !sentence.includes('undefined')), name);
  }
});
