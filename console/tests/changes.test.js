import assert from 'node:assert/strict';
import { test } from 'node:test';

import { entriesOf } from '../src/model/changes/entries.js';
import { factsOf } from '../src/model/changes/facts.js';
import { plain } from '../src/model/say.js';
import { changed, changedTogether } from '../src/texts/changes.js';

/** @param {Record<string, unknown>} [more] */
const flag = (more = {}) => ({
  state: 'ENABLED',
  variants: { on: true, off: false },
  defaultVariant: 'off',
  ...more,
});
/** @param {number} on */
const split = (on) => ({ fractional: [['on', on], ['off', 100 - on]] });
const staff = { ends_with: [{ var: 'email' }, '@example.com'] };
/** @param {unknown[]} countries */
const nordic = (...countries) => ({ in: [{ var: 'country' }, countries] });

/** @type {(before: unknown, after: unknown, kind?: 'flag' | 'evaluator' | 'flag_set') => string} */
const sentence = (before, after, kind = 'flag') =>
  plain(changed({ kind, name: 'new-checkout', before, after }));

/** @type {[string, unknown, unknown][]} */
const FLAGS = [
  ['created the flag new-checkout', null, flag()],
  ['deleted the flag new-checkout', flag(), null],
  ['switched new-checkout off', flag(), flag({ state: 'DISABLED' })],
  ['switched new-checkout on', flag({ state: 'DISABLED' }), flag()],
  ['raised new-checkout from 10 % to 25 %', flag({ targeting: split(10) }), flag({ targeting: split(25) })],
  ['lowered new-checkout from 25 % to 0 %', flag({ targeting: split(25) }), flag({ targeting: split(0) })],
  ['raised new-checkout from 0 % to 25 %', flag(), flag({ targeting: split(25) })],
  ['raised new-checkout from 25 % to 100 %', flag({ targeting: split(25) }), flag({ targeting: 'on' })],
  ['lowered new-checkout from 25 % to 0 %', flag({ targeting: split(25) }), flag({ targeting: {} })],
  [
    'raised new-checkout in rule 2 from 10 % to 25 %',
    flag({ targeting: { if: [staff, 'on', nordic('SE'), split(10)] } }),
    flag({ targeting: { if: [staff, 'on', nordic('SE'), split(25)] } }),
  ],
  [
    'raised green of new-checkout from 20 % to 40 %',
    flag({ targeting: { fractional: [['blue', 80], ['green', 20]] }, defaultVariant: 'blue' }),
    flag({ targeting: { fractional: [['blue', 60], ['green', 40]] }, defaultVariant: 'blue' }),
  ],
  [
    'changed the split of new-checkout to 50 % a, 25 % b, 25 % c',
    flag({ targeting: { fractional: [['a', 1], ['b', 1], ['c', 1]] } }),
    flag({ targeting: { fractional: [['a', 2], ['b'], ['c']] } }),
  ],
  [
    'added NO, FI to country in rule 1 of new-checkout',
    flag({ targeting: { if: [nordic('SE'), 'on'] } }),
    flag({ targeting: { if: [nordic('SE', 'NO', 'FI'), 'on'] } }),
  ],
  [
    'changed email from @example.com to @example.org in rule 1 of new-checkout',
    flag({ targeting: { if: [staff, 'on'] } }),
    flag({ targeting: { if: [{ ends_with: [{ var: 'email' }, '@example.org'] }, 'on'] } }),
  ],
  [
    'changed appVersion from 3.2.0 to 3.3.0 in rule 1 of new-checkout',
    flag({ targeting: { if: [{ and: [staff, { sem_ver: [{ var: 'appVersion' }, '>=', '3.2.0'] }] }, 'on'] } }),
    flag({ targeting: { if: [{ and: [staff, { sem_ver: [{ var: 'appVersion' }, '>=', '3.3.0'] }] }, 'on'] } }),
  ],
  [
    'changed rule 1 of new-checkout from on to off',
    flag({ targeting: { if: [staff, 'on'] } }),
    flag({ targeting: { if: [staff, 'off'] } }),
  ],
  [
    'added rule 1 to new-checkout',
    flag({ targeting: { if: [staff, 'on'] } }),
    flag({ targeting: { if: [nordic('SE'), 'on', staff, 'on'] } }),
  ],
  [
    'removed rule 1 from new-checkout',
    flag({ targeting: { if: [nordic('SE'), 'on', staff, 'on'] } }),
    flag({ targeting: { if: [staff, 'on'] } }),
  ],
  [
    'changed the order of the rules of new-checkout',
    flag({ targeting: { if: [nordic('SE'), 'on', staff, 'off'] } }),
    flag({ targeting: { if: [staff, 'off', nordic('SE'), 'on'] } }),
  ],
  [
    'changed rule 1 of new-checkout',
    flag({ targeting: { if: [staff, 'on'] } }),
    flag({ targeting: { if: [{ '!': [staff] }, 'on'] } }),
  ],
  ['added targeting to new-checkout', flag(), flag({ targeting: { if: [staff, 'on'] } })],
  ['removed the targeting of new-checkout', flag({ targeting: { if: [staff, 'on'] } }), flag()],
  ['changed the default of new-checkout from off to on', flag(), flag({ defaultVariant: 'on' })],
  ['changed the default of new-checkout from off to none', flag(), flag({ defaultVariant: null })],
  [
    'added the variant half to new-checkout',
    flag(),
    flag({ variants: { on: true, off: false, half: true } }),
  ],
  [
    'changed the variant on of new-checkout from true to {"a":1}',
    flag(),
    flag({ variants: { on: { a: 1 }, off: false } }),
  ],
  ['renamed the variant on of new-checkout to yes', flag(), flag({ variants: { yes: true, off: false } })],
  ['set owner of new-checkout to checkout', flag(), flag({ metadata: { owner: 'checkout' } })],
  ['removed owner from new-checkout', flag({ metadata: { owner: 'checkout' } }), flag()],
  ['rewrote new-checkout without an effect', flag({ targeting: split(10) }), { targeting: split(10), ...flag() }],
  [
    'changed new-checkout: switched on, on from 10 % to 25 %, owner set to ada',
    flag({ state: 'DISABLED', targeting: split(10) }),
    flag({ targeting: split(25), metadata: { owner: 'ada' } }),
  ],
];

for (const [told, before, after] of FLAGS) {
  test(`of a flag: ${told}`, () => assert.equal(sentence(before, after).replaceAll("\u00a0", " "), told));
}

test('a change of an evaluator says what it compares with', () => {
  assert.equal(
    sentence(nordic('SE', 'NO'), nordic('SE', 'DK'), 'evaluator'),
    'added DK to country and removed NO of new-checkout',
  );
  assert.equal(sentence(nordic('SE'), staff, 'evaluator'), 'changed the rule of new-checkout');
});

test('a change of a set names its properties', () => {
  const properties = { fractional: 2, storedContexts: false, metadata: {} };
  assert.equal(
    sentence(properties, { ...properties, storedContexts: true }, 'flag_set'),
    'switched stored contexts of new-checkout on',
  );
  assert.equal(
    sentence(properties, { ...properties, fractional: 3 }, 'flag_set'),
    'changed the algorithm of rollouts of new-checkout from version 2 to 3',
  );
});

test('another bucketing value is no change of shares', () => {
  const by = (/** @type {string} */ name) => ({ fractional: [{ var: name }, ['on', 10], ['off', 90]] });
  assert.deepEqual(factsOf({ kind: 'flag', before: flag({ targeting: by('a') }), after: flag({ targeting: by('b') }) }), [
    { what: 'rule-changed', rule: null },
  ]);
});

test('changes of one revision are one entry, which counts them', () => {
  const one = { revision: 2, at: '2026-11-27T14:02:00Z', actor: 'ada', comment: 'for the sale' };
  /** @type {import('../src/model/changes/facts.js').Change[]} */
  const changes = [
    { ...one, kind: 'flag', name: 'a', before: null, after: flag() },
    { ...one, kind: 'flag', name: 'b', before: null, after: flag() },
    { ...one, kind: 'evaluator', name: 'staff', before: null, after: staff },
    { ...one, revision: 1, kind: 'flag_set', name: 'shop', before: null, after: {} },
  ];
  const entries = entriesOf(changes);
  assert.deepEqual(entries.map((each) => [each.revision, each.changes.length]), [[2, 3], [1, 1]]);
  assert.equal(plain(changedTogether(entries[0].changes)), 'created 2 flags and the evaluator staff');
  assert.equal(plain(changedTogether(entries[1].changes)), 'created the flag set shop');
});

test('a value in a sentence is cut, and never text', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const parts = changed({ kind: 'flag', name: hostile, before: flag(), after: flag({ metadata: { a: 'x'.repeat(500) } }) });
  assert.ok(parts.some((part) => typeof part !== 'string' && part.value === hostile));
  assert.ok(plain(parts).length < 200);
});
