import { useEffect, useRef, useState } from "preact/hooks";
import { get, path } from "../../api/client.js";

/**
 * @typedef {object} StoredContext
 * @property {string} targetingKey
 * @property {Record<string, unknown>} attributes
 * @property {Record<string, string>} overrides
 * @property {string} modifiedAt
 */

const PAGE = 100;

/**
 * The stored contexts of a set, page by page; what is searched for loads them anew.
 *
 * @param {string} set
 * @param {{prefix: string, override: string}} search
 */
export function useContexts(set, { prefix, override }) {
  const [state, setState] = useState(
    /** @type {{items: StoredContext[], next: string | null, problem: unknown, isLoading: boolean}} */ ({ items: [], next: null, problem: null, isLoading: true }),
  );
  const [turn, setTurn] = useState(0);
  const ending = useRef(new AbortController());

  /** @param {string | null} after @param {StoredContext[]} former */
  async function load(after, former) {
    ending.current.abort();
    const { signal } = (ending.current = new AbortController());
    setState((before) => ({ ...before, isLoading: true, problem: null }));
    try {
      const query = { limit: PAGE, after, prefix: prefix || null, override: override || null };
      const { data } = await get(path`flag-sets/${set}/contexts`, { query, signal });
      if (!signal.aborted) setState({ items: [...former, ...data.items], next: data.next, problem: null, isLoading: false });
    } catch (problem) {
      if (!signal.aborted) setState((before) => ({ ...before, problem, isLoading: false }));
    }
  }

  useEffect(() => {
    const timer = setTimeout(() => load(null, []), turn === 0 && prefix !== "" ? 150 : 0);
    return () => {
      clearTimeout(timer);
      ending.current.abort();
    };
  }, [set, prefix, override, turn]);

  return { ...state, more: () => load(state.next, state.items), reload: () => setTurn(turn + 1) };
}
