/**
 * What a change did, as facts that a sentence can be made of; `texts.changes` makes it.
 *
 * `{"state": "DISABLED", …}` → `{"state": "ENABLED", …}` is `[{what: "enabled"}]`.
 */

import { isEqual, isObject } from './equal.js';
import { ruleValueFacts, targetingFacts } from './targeting.js';

/** @typedef {string | number | boolean | null} Scalar */

/**
 * A change as `GET …/changes` has it.
 * @typedef {object} Change
 * @property {number} revision
 * @property {string} at
 * @property {string} actor
 * @property {string | null} comment
 * @property {'flag' | 'evaluator' | 'flag_set'} kind
 * @property {string} name
 * @property {unknown} before null: it did not exist
 * @property {unknown} after null: it does not exist any more
 */

/**
 * One fact. `rule` is the number of the rule in the targeting, from 1, and null for "else".
 * @typedef {(
 *   {what: 'created' | 'deleted' | 'enabled' | 'disabled' | 'rewritten'}
 *   | {what: 'targeting-added' | 'targeting-removed' | 'rules-moved' | 'rule-rewritten'}
 *   | {what: 'rule-added' | 'rule-removed' | 'rule-changed', rule: number | null}
 *   | {what: 'share', rule: number | null, variant: string, from: number, to: number}
 *   | {what: 'split', rule: number | null, from: [string, number][], to: [string, number][]}
 *   | {what: 'outcome', rule: number | null, from: string, to: string}
 *   | {what: 'value', rule: number | null, attribute: string, from: unknown, to: unknown}
 *   | {what: 'values', rule: number | null, attribute: string, added: unknown[], removed: unknown[]}
 *   | {what: 'default', from: string | null, to: string | null}
 *   | {what: 'variant-added' | 'variant-removed', variant: string, value: unknown}
 *   | {what: 'variant-changed', variant: string, from: unknown, to: unknown}
 *   | {what: 'variant-renamed', from: string, to: string}
 *   | {what: 'metadata-set', name: string, from: unknown, to: unknown}
 *   | {what: 'metadata-removed', name: string, from: unknown}
 *   | {what: 'fractional', from: unknown, to: unknown}
 *   | {what: 'contexts-read' | 'contexts-ignored'}
 *   | {what: 'member', name: string}
 * )} Fact
 */

/**
 * Return what a change did, the weightiest first; at least one fact.
 * @param {Pick<Change, 'kind' | 'before' | 'after'>} change
 * @returns {Fact[]}
 */
export function factsOf({ kind, before, after }) {
  if (before === null || before === undefined) return [{ what: 'created' }];
  if (after === null || after === undefined) return [{ what: 'deleted' }];
  const facts =
    kind === 'evaluator'
      ? evaluatorFacts(before, after)
      : kind === 'flag'
        ? flagFacts(objectOf(before), objectOf(after))
        : flagSetFacts(objectOf(before), objectOf(after));
  return facts.length > 0 ? facts : [{ what: 'rewritten' }];
}

/**
 * @param {unknown} before
 * @param {unknown} after
 * @returns {Fact[]}
 */
function evaluatorFacts(before, after) {
  return isEqual(before, after) ? [] : ruleValueFacts(before, after);
}

const TOLD = ['state', 'variants', 'defaultVariant', 'targeting', 'metadata'];

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {Fact[]}
 */
function flagFacts(before, after) {
  /** @type {Fact[]} */
  const facts = [];
  if (before.state !== after.state) {
    facts.push({ what: after.state === 'DISABLED' ? 'disabled' : 'enabled' });
  }
  const [formerDefault, presentDefault] = [before, after].map((each) => variantName(each));
  facts.push(...targetingFacts(before.targeting, after.targeting, presentDefault));
  if (formerDefault !== presentDefault) {
    facts.push({ what: 'default', from: formerDefault, to: presentDefault });
  }
  facts.push(...variantFacts(objectOf(before.variants), objectOf(after.variants)));
  facts.push(...metadataFacts(objectOf(before.metadata), objectOf(after.metadata)));
  for (const name of namesIn(before, after)) {
    if (!TOLD.includes(name) && !isEqual(before[name], after[name])) {
      facts.push({ what: 'member', name });
    }
  }
  return facts;
}

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {Fact[]}
 */
function flagSetFacts(before, after) {
  /** @type {Fact[]} */
  const facts = [];
  if (before.storedContexts !== after.storedContexts) {
    facts.push({ what: after.storedContexts === true ? 'contexts-read' : 'contexts-ignored' });
  }
  if (!isEqual(before.fractional, after.fractional)) {
    facts.push({ what: 'fractional', from: before.fractional, to: after.fractional });
  }
  return [...facts, ...metadataFacts(objectOf(before.metadata), objectOf(after.metadata))];
}

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {Fact[]}
 */
function variantFacts(before, after) {
  const removed = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const added = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  if (removed.length === 1 && added.length === 1) {
    const [from, to] = [removed[0], added[0]];
    if (isEqual(before[from], after[to])) return [{ what: 'variant-renamed', from, to }];
  }
  /** @type {Fact[]} */
  const facts = [];
  for (const name of Object.keys(after)) {
    if (!Object.hasOwn(before, name)) {
      facts.push({ what: 'variant-added', variant: name, value: after[name] });
    } else if (!isEqual(before[name], after[name])) {
      facts.push({ what: 'variant-changed', variant: name, from: before[name], to: after[name] });
    }
  }
  for (const name of removed) {
    facts.push({ what: 'variant-removed', variant: name, value: before[name] });
  }
  return facts;
}

/**
 * @param {Record<string, unknown>} before
 * @param {Record<string, unknown>} after
 * @returns {Fact[]}
 */
function metadataFacts(before, after) {
  /** @type {Fact[]} */
  const facts = [];
  for (const name of namesIn(before, after)) {
    if (!Object.hasOwn(after, name)) {
      facts.push({ what: 'metadata-removed', name, from: before[name] });
    } else if (!isEqual(before[name], after[name])) {
      facts.push({ what: 'metadata-set', name, from: before[name], to: after[name] });
    }
  }
  return facts;
}

/** @type {(value: unknown) => Record<string, unknown>} */
const objectOf = (value) => (isObject(value) ? value : {});

/** @type {(definition: Record<string, unknown>) => string | null} */
const variantName = ({ defaultVariant }) =>
  typeof defaultVariant === 'string' && defaultVariant !== '' ? defaultVariant : null;

/** @type {(one: object, other: object) => string[]} */
const namesIn = (one, other) => [...new Set([...Object.keys(one), ...Object.keys(other)])];
