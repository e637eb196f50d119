/** Sentences of an explanation: why a caller gets an answer. */

import { say, value } from '../model/say.js';
import { decisionIn } from '../model/trace/tree.js';

/** @import { Sentence } from '../model/say.js' */
/** @import { Line, State } from '../model/trace/lines.js' */

/** @typedef {(line: Line & {kind: 'test'}) => Sentence} TestWords words of a comparison: those of the rules */

/** @type {Record<State, string>} */
export const states = {
  holds: 'holds',
  fails: 'does not hold',
  'no-answer': 'has no answer',
  stopped: 'stopped here',
  evaluated: '',
  skipped: 'not reached',
};

/** @type {Record<string, string>} */
const SOURCES = { request: '', stored: 'stored', flagd: 'from the server', element: '' };

/**
 * Return what a line says.
 * @param {Line} line
 * @param {string | null} defaultVariant
 * @param {TestWords} test
 * @returns {Sentence}
 */
export function lineText(line, defaultVariant, test) {
  switch (line.kind) {
    case 'rules':
      return say`Then the first of these that holds`;
    case 'rule': {
      const gives = line.gives === null ? say`` : say` → ${value(line.gives)}`;
      if (line.number === null) return say`Otherwise${gives}`;
      return say`If ${conditionText(line.children[0], defaultVariant, test)}${gives}`;
    }
    case 'otherwise':
      return defaultVariant === null
        ? say`Otherwise the caller’s own default`
        : say`Otherwise the default, ${value(defaultVariant)}`;
    case 'group':
      return line.mode === 'and' ? say`All of` : say`Any of`;
    case 'not':
      return line.children[0].children.length === 0 ? say`Not: ${lineText(line.children[0], defaultVariant, test)}` : say`Not`;
    case 'test':
      return test(line);
    case 'attribute':
      return line.read.path === '' ? say`the whole context` : say`${value(line.read.path)}`;
    case 'evaluator':
      return say`Evaluator ${value(line.name)}`;
    case 'split': {
      const taken = line.shares.find(({ isTaken }) => isTaken);
      return taken === undefined ? say`Rollout` : say`Rollout → ${taken.variant === null ? 'no variant' : value(taken.variant)}`;
    }
    case 'value':
      return say`${value(line.value, 120)}`;
    case 'list':
      return say`List`;
    case 'call':
      return say`${value(line.operator)}`;
    case 'loop':
      return say`For each element, ${value(line.operator)}`;
  }
}

/**
 * Return a condition within the line of its rule.
 * @param {Line} line
 * @param {string | null} defaultVariant
 * @param {TestWords} test
 * @returns {Sentence}
 */
function conditionText(line, defaultVariant, test) {
  if (line.kind === 'group') return line.mode === 'and' ? say`all of these hold` : say`any of these holds`;
  if (line.kind === 'not' && line.children[0].children.length > 0) return say`this does not hold`;
  if (line.kind === 'not') return say`not: ${conditionText(line.children[0], defaultVariant, test)}`;
  if (line.kind === 'evaluator') return say`the evaluator ${value(line.name)} holds`;
  if (line.kind === 'attribute') return say`${value(line.read.path)} is set`;
  return lineText(line, defaultVariant, test);
}

/**
 * Return what stands behind a line: the value that was found, or that it is missing.
 * @param {Line} line
 * @returns {{text: Sentence, isMissing: boolean} | null}
 */
export function noteText(line) {
  if (line.state === 'skipped') return null;
  if (line.kind === 'test' || line.kind === 'attribute') {
    const { path, isFound, value: found, source } = line.read;
    if (!isFound) return { text: say`${line.kind === 'attribute' ? '' : say`${value(path)} `}is missing`, isMissing: true };
    const from = source === null || SOURCES[source] === '' ? '' : `, ${SOURCES[source]}`;
    const versions = line.kind === 'test' ? versionNote(line.versions) : say``;
    return { text: say`is ${value(found)}${from}${versions}`, isMissing: false };
  }
  if (line.kind === 'call') return { text: say`→ ${value(line.result)}${versionNote(line.versions)}`, isMissing: false };
  return null;
}

/** @param {(string | null)[] | undefined} versions */
function versionNote(versions) {
  if (versions === undefined) return say``;
  const [left, right] = versions;
  if (left === null) return say`, which is no version`;
  return right === null ? say`, read as ${value(left)}` : say`, read as ${value(left)} against ${value(right)}`;
}

/**
 * Return what decided, in one sentence.
 * @param {{decidedBy: string, reason?: string | null, variant?: string | null, error?: string, tree: Line | null}} answer
 * @returns {Sentence}
 */
export function decidedText({ decidedBy, reason, variant, error, tree }) {
  if (error !== undefined) return say`The evaluation failed: ${error}`;
  if (decidedBy === 'disabled') return say`The flag is off. Callers use their own default.`;
  if (decidedBy === 'override') return say`An override fixes ${value(variant)} for this targeting key.`;
  if (variant === null || variant === undefined) return say`No rule holds, and there is no default. Callers use their own.`;
  if (decidedBy === 'default') return say`The flag has no rules: everybody gets its default, ${value(variant)}.`;
  if (reason === 'DEFAULT') return say`No rule holds, so the default applies: ${value(variant)}.`;
  const { rule, isRollout } = decisionIn(tree);
  const who = rule === undefined ? 'The targeting' : rule === null ? 'No rule holds. The last line' : `Rule ${rule}`;
  return say`${who} decided${isRollout ? ' by its rollout' : ''}: ${value(variant)}.`;
}

export const why = {
  title: 'Why',
  whatIf: 'What the rules would give without the override',
  decided: 'decided',
  cut: 'The rest is too large to be shown.',
  times: (/** @type {number} */ times, /** @type {number} */ shown) =>
    `${times} elements${times > shown ? `, of which the first and the last are shown` : ''}`,
  noBucket: 'No bucket: there is no targeting key, or what is bucketed by is missing.',
  bucket: (/** @type {number} */ bucket, /** @type {number} */ buckets) => `bucket ${bucket} of ${buckets}`,
  bucketBy: (/** @type {string} */ by) => say`by ${value(by, 80)}`,
  noVariant: 'no variant',
  attributes: {
    title: 'Attributes',
    missing: 'missing',
    request: 'sent',
    stored: 'stored',
    flagd: 'from the server',
    element: '',
    none: 'The rules read no attribute.',
    hidden: (/** @type {string} */ names) => `Stored, but the context has its own: ${names}.`,
  },
  states,
  line: lineText,
  note: noteText,
  decidedBy: decidedText,
};
