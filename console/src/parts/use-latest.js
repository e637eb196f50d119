import { useEffect, useRef, useState } from "preact/hooks";

/**
 * Load something, and again whenever `keys` change: the latest call counts, earlier ones are ended.
 * While it loads, the former result stays. With `wait`, a call is made so many milliseconds after
 * the last change.
 *
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {unknown[]} keys
 * @param {{wait?: number, isIdle?: boolean}} [options] `isIdle`: load nothing now
 * @returns {{result: T | null, problem: unknown, isLoading: boolean, reload: () => void}}
 */
export function useLatest(load, keys, { wait = 0, isIdle = false } = {}) {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState(/** @type {{result: T | null, problem: unknown, isLoading: boolean}} */ ({ result: null, problem: null, isLoading: true }));
  const isFirst = useRef(true);
  useEffect(() => {
    if (isIdle) return undefined;
    const ending = new AbortController();
    setState((former) => (former.isLoading ? former : { ...former, isLoading: true }));
    const timer = setTimeout(async () => {
      try {
        const result = await load(ending.signal);
        if (!ending.signal.aborted) setState({ result, problem: null, isLoading: false });
      } catch (problem) {
        if (!ending.signal.aborted) setState({ result: null, problem, isLoading: false });
      }
    }, isFirst.current ? 0 : wait);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [...keys, turn, isIdle]);
  return { ...state, reload: () => setTurn((each) => each + 1) };
}
