/**
 * The lines of an explanation: what `explain` recorded, as a tree that can be drawn.
 *
 * Each line has a `kind` and a `state`; the sentences are made in `texts`.
 */

/**
 * How an operator fared: its condition `holds` or `fails`, it had `no-answer` (null, from a missing
 * or an unsuitable operand), was `stopped` by an error, was `evaluated` for its value, or `skipped`.
 * @typedef {'holds' | 'fails' | 'no-answer' | 'stopped' | 'evaluated' | 'skipped'} State
 */

/**
 * An attribute that a rule reads; `source` is where it came from, null if it is missing.
 * @typedef {object} Read
 * @property {string} path
 * @property {boolean} isFound
 * @property {unknown} value
 * @property {'request' | 'stored' | 'flagd' | 'element' | null} source
 */

/**
 * @typedef {object} Share
 * @property {unknown} variant null: no variant, the default applies
 * @property {number} from the first bucket
 * @property {number} to beyond the last one
 * @property {number} percent
 * @property {boolean} isTaken
 */

/**
 * @typedef {object} Base
 * @property {string} id unique in the tree
 * @property {State} state
 * @property {boolean} isDecisive whether the answer came from here
 * @property {Line[]} children
 * @property {string} [error] what stopped the evaluation here
 * @property {boolean} [isCut] whether operands are left out
 * @property {unknown} [result]
 */

/**
 * @typedef {Base & (
 *   {kind: 'rules'}
 *   | {kind: 'rule', number: number | null, gives: string | null}
 *   | {kind: 'otherwise'}
 *   | {kind: 'group', mode: 'and' | 'or'}
 *   | {kind: 'not'}
 *   | {kind: 'test', operator: string, read: Read, operand: unknown, isReversed: boolean, versions?: (string | null)[]}
 *   | {kind: 'attribute', read: Read}
 *   | {kind: 'evaluator', name: string}
 *   | {kind: 'split', bucketBy: unknown, bucket: number | null, buckets: number, hash: number | null, shares: Share[]}
 *   | {kind: 'value', value: unknown}
 *   | {kind: 'list'}
 *   | {kind: 'call', operator: string, versions?: (string | null)[]}
 *   | {kind: 'loop', operator: string, times: number}
 * )} Line
 */

export {};
