import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deedOf, drawnSteps, ordered, secondsOf, stepFaults } from '../src/model/plans.js';
import { plain } from '../src/model/say.js';
import { plans } from '../src/texts/plans.js';

/** @import { PlanState, Rollout, Schedule } from '../src/model/plans.js' */

const STEPS = [
  { percent: 5, for: '30m' },
  { percent: 25, for: '2h' },
  { percent: 100, for: '0s' },
];

test('steps say where a rollout stands', () => {
  const of = (/** @type {number} */ step, /** @type {PlanState} */ state) =>
    drawnSteps({ state, step, steps: STEPS }).map((each) => each.state);
  assert.deepEqual(of(0, 'waiting'), ['next', 'later', 'later']);
  assert.deepEqual(of(1, 'running'), ['now', 'next', 'later']);
  assert.deepEqual(of(2, 'paused'), ['done', 'now', 'next']);
  assert.deepEqual(of(3, 'running'), ['done', 'done', 'now']);
  assert.deepEqual(of(3, 'applied'), ['done', 'done', 'done']);
  assert.deepEqual(of(1, 'cancelled'), ['done', 'later', 'later']);
});

test('what is under way comes first: what is paused, then what comes next', () => {
  const schedule = (/** @type {number} */ id, /** @type {string} */ at, /** @type {PlanState} */ state, endedAt = null) =>
    /** @type {Schedule} */ (/** @type {unknown} */ ({ id, at, state, endedAt }));
  const rollout = /** @type {Rollout} */ (/** @type {unknown} */ ({ id: 9, state: 'paused', nextAt: null, endedAt: null }));
  const { open, ended } = ordered(
    [
      schedule(1, '2026-12-03', 'waiting'),
      schedule(2, '2026-12-01', 'waiting'),
      schedule(3, '2026-11-01', 'applied', /** @type {any} */ ('2026-11-01')),
      schedule(4, '2026-11-02', 'missed', /** @type {any} */ ('2026-11-02')),
    ],
    [rollout],
  );
  assert.deepEqual(open.map(({ plan }) => plan.id), [9, 2, 1]);
  assert.deepEqual(ended.map(({ plan }) => plan.id), [4, 3]);
});

/** @type {[Parameters<typeof deedOf>[0], string | null, string][]} */
const DEEDS = [
  [{ patch: { state: 'DISABLED' } }, 'a', 'Switch a off'],
  [{ patch: { state: 'ENABLED' } }, 'a', 'Switch a on'],
  [{ patch: { defaultVariant: 'on' } }, 'a', 'Change the default of a to on'],
  [{ patch: { defaultVariant: null } }, 'a', 'Change the default of a to none'],
  [{ patch: { state: 'ENABLED', metadata: {} } }, 'a', 'Change state, metadata of a'],
  [{ definition: {} }, 'a', 'Replace the definition of a'],
  [{ rollback: 7 }, null, 'Bring the whole set back to revision 7'],
];

for (const [schedule, flag, told] of DEEDS) {
  test(`a schedule says what it does: ${told}`, () => assert.equal(plain(plans.deed(deedOf(schedule), flag)), told));
}

test('periods are read as the server reads them', () => {
  const of = ['90s', '10m', '1h30m', '2d', '', '5', '1m2h', '0s'].map(secondsOf);
  assert.deepEqual(of, [90, 600, 5400, 172800, null, null, null, 0]);
});

test('steps that were typed have to grow', () => {
  const of = (/** @type {[string, string][]} */ ...steps) => stepFaults(steps.map(([percent, hold]) => ({ percent, for: hold })));
  assert.deepEqual(of(['5', '1h'], ['25', ''], ['100', '']), [null, null, null]);
  assert.deepEqual(of(['', ''], ['0', ''], ['101', '']), ['percent', 'percent', 'percent']);
  assert.deepEqual(of(['25', ''], ['5', '']), [null, 'order']);
  assert.deepEqual(of(['5', 'soon']), ['period']);
});
