import assert from 'node:assert/strict';
import { test } from 'node:test';

import { attributesIn } from '../src/model/context/attributes.js';
import { LOOPS } from '../src/model/loops.js';
import { unreached } from '../src/model/trace/unreached.js';
import { referencesIn, usesOf } from '../src/model/uses.js';

test('uses of evaluators are found, also through other evaluators', () => {
  const uses = usesOf({
    $evaluators: {
      staff: { ends_with: [{ var: 'email' }, '@example.com'] },
      friends: { or: [{ $ref: 'staff' }, { in: [{ var: 'email' }, []] }] },
      unused: true,
    },
    flags: {
      a: { targeting: { if: [{ $ref: 'friends' }, 'on'] } },
      b: { targeting: { if: [{ '!': [{ $ref: 'staff' }] }, 'on'] } },
      c: {},
    },
  });
  assert.deepEqual(uses.get('staff'), { flags: ['b'], evaluators: ['friends'], indirect: ['a'] });
  assert.deepEqual(uses.get('friends'), { flags: ['a'], evaluators: [], indirect: [] });
  assert.deepEqual(uses.get('unused'), { flags: [], evaluators: [], indirect: [] });
});

test('what looks like a rule in data is no reference', () => {
  const data = [[{ $ref: 'data' }], { '==': [{ var: '' }, { $ref: 'rule' }] }];
  for (const loop of LOOPS) {
    assert.deepEqual([...referencesIn({ '!': [{ [loop]: data }] })], ['rule'], loop);
    assert.deepEqual(attributesIn({ [loop]: [[{ var: 'data' }], { var: '' }] }), [], loop);
    const [list, inner] = unreached({ [loop]: data }, '/targeting').operands ?? [];
    assert.deepEqual(list, { pointer: `/targeting/${loop}/0`, value: data[0], reached: false }, loop);
    assert.equal(inner.operator, '==', loop);
  }
  assert.deepEqual([...referencesIn({ if: [true, { a: { $ref: 'data' }, b: 1 }, { $ref: 'rule' }] })], ['rule']);
  assert.deepEqual([...referencesIn({ in: ['x', [{ $ref: 'rule' }]] })], ['rule']);
  assert.deepEqual(attributesIn({ if: [true, { a: { var: 'data' }, b: 1 }] }), []);
  assert.deepEqual([...referencesIn({})], []);
});
