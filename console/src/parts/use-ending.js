import { useEffect, useRef } from "preact/hooks";

/**
 * Return a function that ends the former call and returns a signal for the next one: answers that
 * arrive out of order, or after the page was left, are not shown. Calls by `useLatest` need none.
 *
 * @returns {() => AbortSignal}
 */
export function useEnding() {
  const ending = useRef(new AbortController());
  useEffect(() => () => ending.current.abort(), []);
  return () => {
    ending.current.abort();
    ending.current = new AbortController();
    return ending.current.signal;
  };
}
