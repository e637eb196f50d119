/** The history as entries: one for each revision, with everything that it changed. */

/** @typedef {import('./facts.js').Change} Change */

/**
 * @typedef {object} Entry
 * @property {number} revision
 * @property {string} at
 * @property {string} actor
 * @property {string | null} comment
 * @property {Change[]} changes at least one
 */

/**
 * Return the entries of changes that stand in the order of the history, newest first.
 * @param {Change[]} changes
 * @returns {Entry[]}
 */
export function entriesOf(changes) {
  /** @type {Entry[]} */
  const entries = [];
  for (const change of changes) {
    const last = entries[entries.length - 1];
    if (last !== undefined && last.revision === change.revision) {
      last.changes.push(change);
      continue;
    }
    const { revision, at, actor, comment } = change;
    entries.push({ revision, at, actor, comment, changes: [change] });
  }
  return entries;
}

/**
 * Return how many things of each kind an entry created, changed and deleted.
 *
 * Seven new flags and a changed evaluator → `[{kind: "flag", what: "created", count: 7}, …]`.
 * @param {Change[]} changes
 * @returns {{kind: Change['kind'], what: 'created' | 'changed' | 'deleted', count: number}[]}
 */
export function countsOf(changes) {
  /** @type {ReturnType<typeof countsOf>} */
  const counts = [];
  for (const { kind, before, after } of changes) {
    const what = before === null ? 'created' : after === null ? 'deleted' : 'changed';
    const found = counts.find((each) => each.kind === kind && each.what === what);
    if (found === undefined) counts.push({ kind, what, count: 1 });
    else found.count += 1;
  }
  return counts;
}
