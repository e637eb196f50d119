import assert from 'node:assert/strict';
import { test } from 'node:test';

import { attributesIn } from '../src/model/context/attributes.js';
import { faultsOf, retyped, rowsOf, targetingKeyOf, textOf } from '../src/model/context/rows.js';

test('a context becomes rows and the same context again', () => {
  const text = '{"targetingKey": "user-1", "load": 10.0, "beta": true, "groups": ["a", 1.50], "none": null}';
  const rows = rowsOf(text);
  assert.deepEqual(rows.map(({ name, type, text: value }) => [name, type, value]), [
    ['targetingKey', 'text', 'user-1'],
    ['load', 'number', '10.0'],
    ['beta', 'boolean', 'true'],
    ['groups', 'json', '["a", 1.50]'],
    ['none', 'json', 'null'],
  ]);
  assert.equal(textOf(rows).replace(/\s+/g, ' '), text.replace('{', '{ ').replace('}', ' }'));
  assert.deepEqual(JSON.parse(textOf(rows)), JSON.parse(text));
});

test('of a name that stands twice the last one counts', () => {
  assert.deepEqual(rowsOf('{"a": 1, "a": "2"}'), [{ name: 'a', type: 'text', text: '2' }]);
});

test('what is no object is refused with its place', () => {
  assert.throws(() => rowsOf('[1]'), /JSON object/);
  assert.throws(() => rowsOf('{"a": 1,}'), { line: 1 });
});

test('quotes and control characters in names and values are escaped', () => {
  const rows = [{ name: 'a"b\n', type: /** @type {const} */ ('text'), text: '</script>"\u0000' }];
  assert.deepEqual(JSON.parse(textOf(rows)), { 'a"b\n': '</script>"\u0000' });
});

test('each row names its fault', () => {
  /** @type {import('../src/model/context/rows.js').Row[]} */
  const rows = [
    { name: 'a', type: 'number', text: '1e3' },
    { name: 'a', type: 'text', text: '' },
    { name: '', type: 'text', text: '' },
    { name: 'b', type: 'number', text: '01' },
    { name: 'c', type: 'boolean', text: 'yes' },
    { name: 'd', type: 'json', text: '{' },
    { name: 'e', type: 'json', text: '"x"' },
  ];
  assert.deepEqual(faultsOf(rows), [null, 'twice', 'no-name', 'number', 'boolean', 'json', null]);
});

test('another type keeps the value where it has a meaning', () => {
  const row = { name: 'a', type: /** @type {const} */ ('text'), text: '12' };
  assert.equal(retyped(row, 'number').text, '12');
  assert.equal(retyped(row, 'json').text, '"12"');
  assert.equal(retyped(retyped(row, 'json'), 'text').text, '12');
  assert.equal(retyped({ ...row, text: 'abc' }, 'number').text, '');
  assert.equal(retyped({ ...row, text: 'false' }, 'boolean').text, 'false');
});

test('the targeting key is read from a text, if there is one', () => {
  assert.equal(targetingKeyOf('{"targetingKey": "u"}'), 'u');
  assert.equal(targetingKeyOf('{"targetingKey": 5}'), '');
  assert.equal(targetingKeyOf('{'), '');
});

test('attributes that rules read are found with their values', () => {
  const rule = {
    if: [
      { $ref: 'nordic' },
      'on',
      { and: [{ '>': [{ var: 'age' }, 18] }, { '==': [{ var: 'user.plan' }, 'team'] }] },
      { fractional: [['on', 1], ['off', 1]] },
      { some: [{ var: 'orders' }, { '>': [{ var: 'total' }, 5] }] },
      'off',
      { '>': [{ var: '$flagd.timestamp' }, 5] },
      'on',
    ],
  };
  const nordic = { in: [{ var: 'country' }, ['SE', 'NO']] };
  assert.deepEqual(attributesIn(rule, { nordic }), [
    { name: 'age', type: 'number', values: ['18'] },
    { name: 'country', type: 'text', values: ['SE', 'NO'] },
    { name: 'orders', type: 'text', values: [] },
    { name: 'targetingKey', type: 'text', values: [] },
    { name: 'user', type: 'json', values: [] },
  ]);
});
