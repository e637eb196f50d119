/** Sentences of the history: "raised new-checkout from 10 % to 25 %". */

import { list, say, value } from '../model/say.js';
import { countsOf } from '../model/changes/entries.js';
import { factsOf } from '../model/changes/facts.js';
import { percent } from './numbers.js';

/** @import { Sentence } from '../model/say.js' */
/** @import { Change, Fact } from '../model/changes/facts.js' */

/** Facts of one change that are told; further ones are counted. */
const MOST_FACTS = 4;

const KINDS = {
  flag: { one: 'the flag', many: 'flags' },
  evaluator: { one: 'the evaluator', many: 'evaluators' },
  flag_set: { one: 'the flag set', many: 'flag sets' },
};

/** @param {number} count */
const more = (count) => ` and ${count} more`;

/**
 * Return what a change did, to stand behind the name of who did it.
 * @param {Pick<Change, 'kind' | 'name' | 'before' | 'after'>} change
 * @returns {Sentence}
 */
export function changed(change) {
  const facts = factsOf(change);
  const name = value(change.name, 80);
  if (facts.length === 1) return alone(facts[0], change);
  /** @type {Sentence} */
  let sentence = say`changed ${name}: `;
  facts.slice(0, MOST_FACTS).forEach((fact, at) => {
    sentence = say`${sentence}${at > 0 ? ', ' : ''}${short(fact)}`;
  });
  return facts.length > MOST_FACTS ? say`${sentence}${more(facts.length - MOST_FACTS)}` : sentence;
}

/**
 * Return what several changes of one revision did: "created 7 flags and changed 2 evaluators".
 * @param {Change[]} changes
 * @returns {Sentence}
 */
export function changedTogether(changes) {
  if (changes.length === 1) return changed(changes[0]);
  const counts = countsOf(changes);
  /** @type {Sentence} */
  let sentence = [];
  counts.forEach(({ kind, what, count }, at) => {
    const joint = at === 0 ? '' : at === counts.length - 1 ? ' and ' : ', ';
    const only = changes.find((each) => each.kind === kind);
    const things =
      count === 1 && kind === 'flag_set'
        ? say`the properties of the set`
        : count === 1 && only && changes.filter((each) => each.kind === kind).length === 1
          ? say`${KINDS[kind].one} ${value(only.name)}`
          : say`${count} ${count === 1 ? KINDS[kind].many.slice(0, -1) : KINDS[kind].many}`;
    const verb = counts[at - 1]?.what === what ? '' : `${what} `;
    sentence = say`${sentence}${joint}${verb}${things}`;
  });
  return sentence;
}

/**
 * @param {Fact} fact
 * @param {Pick<Change, 'kind' | 'name'>} change
 * @returns {Sentence}
 */
function alone(fact, { kind, name: key }) {
  const name = value(key, 80);
  switch (fact.what) {
    case 'created':
      return say`created ${KINDS[kind].one} ${name}`;
    case 'deleted':
      return say`deleted ${KINDS[kind].one} ${name}`;
    case 'enabled':
      return say`switched ${name} on`;
    case 'disabled':
      return say`switched ${name} off`;
    case 'rewritten':
      return say`rewrote ${name} without an effect`;
    case 'rule-rewritten':
      return say`changed the rule of ${name}`;
    case 'targeting-added':
      return say`added targeting to ${name}`;
    case 'targeting-removed':
      return say`removed the targeting of ${name}`;
    case 'rules-moved':
      return say`changed the order of the rules of ${name}`;
    case 'rule-added':
      return say`added ${ruleName(fact.rule)} to ${name}`;
    case 'rule-removed':
      return say`removed ${ruleName(fact.rule)} from ${name}`;
    case 'rule-changed':
      return say`changed ${ruleName(fact.rule)} of ${name}`;
    case 'share':
      return say`${verb(fact)} ${ofVariant(fact.variant)}${name}${inRule(fact.rule)} from ${percent(fact.from)} to ${percent(fact.to)}`;
    case 'split':
      return say`changed the split of ${name}${inRule(fact.rule)} to ${shares(fact.to)}`;
    case 'outcome':
      return say`changed ${ruleName(fact.rule)} of ${name} from ${value(fact.from)} to ${value(fact.to)}`;
    case 'value':
    case 'values':
      return say`${short({ ...fact, rule: null })}${inRule(fact.rule)} of ${name}`;
    case 'default':
      return say`changed the default of ${name} from ${orNone(fact.from)} to ${orNone(fact.to)}`;
    case 'variant-added':
      return say`added the variant ${value(fact.variant)} to ${name}`;
    case 'variant-removed':
      return say`removed the variant ${value(fact.variant)} from ${name}`;
    case 'variant-changed':
      return say`changed the variant ${value(fact.variant)} of ${name} from ${value(fact.from)} to ${value(fact.to)}`;
    case 'variant-renamed':
      return say`renamed the variant ${value(fact.from)} of ${name} to ${value(fact.to)}`;
    case 'metadata-set':
      return say`set ${value(fact.name)} of ${name} to ${value(fact.to)}`;
    case 'metadata-removed':
      return say`removed ${value(fact.name)} from ${name}`;
    case 'contexts-read':
      return say`switched stored contexts of ${name} on`;
    case 'contexts-ignored':
      return say`switched stored contexts of ${name} off`;
    case 'fractional':
      return say`changed the algorithm of rollouts of ${name} from version ${value(fact.from)} to ${value(fact.to)}`;
    case 'member':
      return say`changed ${value(fact.name)} of ${name}`;
  }
}

/**
 * One fact of several.
 * @param {Fact} fact
 * @returns {Sentence}
 */
export function short(fact) {
  switch (fact.what) {
    case 'created':
    case 'deleted':
      return say`${fact.what}`;
    case 'enabled':
      return say`switched on`;
    case 'disabled':
      return say`switched off`;
    case 'rewritten':
      return say`rewritten without an effect`;
    case 'rule-rewritten':
      return say`another rule`;
    case 'targeting-added':
      return say`targeting added`;
    case 'targeting-removed':
      return say`targeting removed`;
    case 'rules-moved':
      return say`rules in another order`;
    case 'rule-added':
      return say`${ruleName(fact.rule)} added`;
    case 'rule-removed':
      return say`${ruleName(fact.rule)} removed`;
    case 'rule-changed':
      return say`${ruleName(fact.rule)} changed`;
    case 'share':
      return say`${value(fact.variant)}${inRule(fact.rule)} from ${percent(fact.from)} to ${percent(fact.to)}`;
    case 'split':
      return say`split${inRule(fact.rule)} now ${shares(fact.to)}`;
    case 'outcome':
      return say`${ruleName(fact.rule)} gives ${value(fact.to)} instead of ${value(fact.from)}`;
    case 'value':
      return say`changed ${value(fact.attribute)} from ${value(fact.from)} to ${value(fact.to)}${inRule(fact.rule)}`;
    case 'values': {
      const { added, removed, attribute } = fact;
      if (removed.length === 0)
        return say`added ${list(added, more)} to ${value(attribute)}${inRule(fact.rule)}`;
      if (added.length === 0)
        return say`removed ${list(removed, more)} from ${value(attribute)}${inRule(fact.rule)}`;
      return say`added ${list(added, more)} to ${value(attribute)} and removed ${list(removed, more)}${inRule(fact.rule)}`;
    }
    case 'default':
      return say`default ${orNone(fact.to)} instead of ${orNone(fact.from)}`;
    case 'variant-added':
      return say`variant ${value(fact.variant)} added`;
    case 'variant-removed':
      return say`variant ${value(fact.variant)} removed`;
    case 'variant-changed':
      return say`variant ${value(fact.variant)} from ${value(fact.from)} to ${value(fact.to)}`;
    case 'variant-renamed':
      return say`variant ${value(fact.from)} renamed to ${value(fact.to)}`;
    case 'metadata-set':
      return say`${value(fact.name)} set to ${value(fact.to)}`;
    case 'metadata-removed':
      return say`${value(fact.name)} removed`;
    case 'contexts-read':
      return say`stored contexts switched on`;
    case 'contexts-ignored':
      return say`stored contexts switched off`;
    case 'fractional':
      return say`version ${value(fact.to)} of the algorithm of rollouts`;
    case 'member':
      return say`${value(fact.name)} changed`;
  }
}

/** @param {{from: number, to: number}} fact */
const verb = ({ from, to }) => (to > from ? 'raised' : 'lowered');

/** Most flags are switches, whose share is that of "on": it need not be named. */
/** @param {string} variant */
const ofVariant = (variant) => (['on', 'true'].includes(variant) ? say`` : say`${value(variant)} of `);

/** @param {number | null} rule */
const ruleName = (rule) => (rule === null ? 'the last rule' : `rule ${rule}`);

/** @param {number | null} rule */
const inRule = (rule) => (rule === null ? '' : ` in rule ${rule}`);

/** @param {string | null} variant */
const orNone = (variant) => (variant === null ? 'none' : value(variant));

/**
 * @param {[string, number][]} split
 * @returns {Sentence}
 */
const shares = (split) => {
  /** @type {Sentence} */
  let sentence = [];
  split.forEach(([variant, share], at) => {
    sentence = say`${sentence}${at > 0 ? ', ' : ''}${percent(share)} ${value(variant)}`;
  });
  return sentence;
};

export const changes = { one: changed, together: changedTogether };
