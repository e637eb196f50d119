import { useEffect, useRef, useState } from "preact/hooks";
import { get, path } from "../../api/client.js";
import { entriesOf } from "../../model/changes/entries.js";
import { parametersOf } from "../../model/history-filter.js";
import { source } from "../../model/json/nodes.js";
import { parse } from "../../model/json/parser.js";

/** @import { Change } from "../../model/changes/facts.js" */
/** @import { Entry } from "../../model/changes/entries.js" */
/** @import { HistoryFilter } from "../../model/history-filter.js" */

/** A change with its texts as they were written; null: it did not exist. */
/** @typedef {Change & {beforeText: string | null, afterText: string | null}} WrittenChange */
/** @typedef {Omit<Entry, "changes"> & {changes: WrittenChange[]}} WrittenEntry */

const PAGE = 100;

/**
 * Return the history of a set, page by page. A change of the set or of the filter loads it anew.
 *
 * @param {string} set
 * @param {number} revision the present one
 * @param {HistoryFilter} filter
 */
export function useHistory(set, revision, filter) {
  const [state, setState] = useState(
    /** @type {{changes: WrittenChange[], next: string | null, problem: unknown, isLoading: boolean}} */ ({ changes: [], next: null, problem: null, isLoading: true }),
  );
  const [turn, setTurn] = useState(0);
  const ending = useRef(new AbortController());
  const key = JSON.stringify(filter);

  /** @param {string | null} after @param {WrittenChange[]} former @param {number} limit */
  async function load(after, former, limit) {
    ending.current.abort();
    const { signal } = (ending.current = new AbortController());
    setState((before) => ({ ...before, isLoading: true, problem: null }));
    try {
      const found = await readPage(set, { ...parametersOf(filter, new Date()), limit, after }, signal);
      if (!signal.aborted) setState({ changes: [...former, ...found.changes], next: found.next, problem: null, isLoading: false });
    } catch (problem) {
      if (!signal.aborted) setState((before) => ({ ...before, problem, isLoading: false }));
    }
  }

  useEffect(() => {
    // As much as was shown: nobody loses the place where they read.
    load(null, [], Math.min(1000, Math.max(PAGE, state.changes.length)));
    return () => ending.current.abort();
  }, [set, revision, key, turn]);

  const entries = /** @type {WrittenEntry[]} */ (entriesOf(state.changes));
  // The last revision of a page may go on in the next one.
  return {
    entries,
    problem: state.problem,
    isLoading: state.isLoading,
    hasMore: state.next !== null,
    more: () => load(state.next, state.changes, PAGE),
    reload: () => setTurn(turn + 1),
  };
}

/**
 * @param {string} set
 * @param {Record<string, string | number | null>} query
 * @param {AbortSignal} [signal]
 * @returns {Promise<{changes: WrittenChange[], next: string | null}>}
 */
export async function readPage(set, query, signal) {
  const { data, text } = await get(path`flag-sets/${set}/changes`, { query, signal });
  const root = parse(text);
  const changes = data.items.map((/** @type {Change} */ change, /** @type {number} */ at) => ({
    ...change,
    // Not from `data`, in which 10.0 is 10.
    beforeText: change.before === null ? null : source(root, `/items/${at}/before`),
    afterText: change.after === null ? null : source(root, `/items/${at}/after`),
  }));
  return { changes, next: data.next };
}
