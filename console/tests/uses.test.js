import assert from 'node:assert/strict';
import { test } from 'node:test';

import { usesOf } from '../src/model/uses.js';

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
