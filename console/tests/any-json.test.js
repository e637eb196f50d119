import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { attributesIn } from '../src/model/context/attributes.js';
import { rowsOf, textOf } from '../src/model/context/rows.js';
import { plain } from '../src/model/say.js';
import { unreached } from '../src/model/trace/unreached.js';
import { usesOf } from '../src/model/uses.js';
import { changed } from '../src/texts/changes.js';

const operators = ['if', 'and', 'or', '!', 'in', '==', 'fractional', 'sem_ver', 'var', '$ref', 'some', 'missing', 'cat'];
const { rule } = fc.letrec((/** @type {fc.LetrecLooselyTypedTie} */ tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }),
    fc.array(tie('rule'), { maxLength: 4 }),
    fc.tuple(fc.constantFrom(...operators), tie('rule')).map(([name, operand]) => ({ [name]: operand })),
  ),
}));
const flag = fc.oneof(
  fc.constant(null),
  fc.record(
    {
      state: fc.constantFrom('ENABLED', 'DISABLED'),
      variants: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
      defaultVariant: fc.oneof(fc.string(), fc.constant(null)),
      targeting: rule,
      metadata: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  ),
);

test('any change has a sentence', () => {
  fc.assert(
    fc.property(flag, flag, fc.constantFrom(...['flag', 'evaluator', 'flag_set']), (before, after, kind) => {
      const told = plain(changed({ kind: /** @type {'flag'} */ (kind), name: 'x', before, after }));
      assert.ok(told.length > 0 && !told.includes('undefined') && !told.includes('NaN'), told);
    }),
    { numRuns: 2000 },
  );
});

test('any context is the same after the form has read and written it', () => {
  const context = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 });
  fc.assert(
    fc.property(context, (value) => {
      const text = JSON.stringify(value);
      assert.deepEqual(JSON.parse(textOf(rowsOf(text))), JSON.parse(text));
      assert.equal(textOf(rowsOf(textOf(rowsOf(text)))), textOf(rowsOf(text)));
    }),
    { numRuns: 1000 },
  );
});

test('any rule is looked through for attributes, uses and what was not reached', () => {
  fc.assert(
    fc.property(rule, rule, (one, other) => {
      attributesIn(one, { shared: other });
      usesOf({ flags: { a: { targeting: one } }, $evaluators: { shared: other } });
      unreached(one, '/targeting');
    }),
    { numRuns: 1000 },
  );
});
