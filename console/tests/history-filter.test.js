import assert from 'node:assert/strict';
import { test } from 'node:test';

import { filterOf, isEmpty, parametersOf, queryOf } from '../src/model/history-filter.js';

const NOW = new Date('2026-11-27T14:00:00Z');

test('a filter goes into the URL and comes back', () => {
  const query = { who: 'deploy bot', kind: 'flag', name: 'a/b', since: '7d', until: '2026-11-27' };
  assert.deepEqual(queryOf(filterOf(query)), query);
  assert.deepEqual(queryOf(filterOf({})), {});
  assert.ok(isEmpty(filterOf({ page: 'x' })));
});

test('what makes no sense in a URL is left out', () => {
  assert.ok(isEmpty(filterOf({ kind: 'nope', name: 'a', since: 'soon', until: '1h' })));
  assert.equal(filterOf({ kind: 'flag_set', name: 'a' }).name, '');
});

test('the API gets its own parameters', () => {
  const of = (/** @type {Record<string, string>} */ query) => parametersOf(filterOf(query), NOW);
  assert.deepEqual(of({ who: 'ada' }), { actor: 'ada' });
  assert.deepEqual(of({ kind: 'flag', name: 'a' }), { flag: 'a' });
  assert.deepEqual(of({ kind: 'evaluator', name: 'b' }), { evaluator: 'b' });
  assert.deepEqual(of({ kind: 'flag' }), { kind: 'flag' });
  assert.deepEqual(of({ since: '2h' }), { since: '2026-11-27T12:00:00.000Z' });
});

test('days are those of the reader, and the last one is included', () => {
  const { since, until } = parametersOf(filterOf({ since: '2026-11-24', until: '2026-11-24' }), NOW);
  assert.equal(since, new Date(2026, 10, 24).toISOString());
  assert.equal(until, new Date(2026, 10, 25).toISOString());
});
