// The same call for many flags: a few at a time, with what became of each.

import { Problem } from "../../api/problem.js";

/** Calls at a time: a browser has six connections for a host, and one is the event stream's. */
const AT_ONCE = 4;
const MOST_ATTEMPTS = 4;

/**
 * @template T
 * @typedef {{done: {key: string, value: T}[], failed: {key: string, problem: unknown}[]}} Outcome
 */

/**
 * Call `act` for each key. A server that has too much to do is waited for. One failure stops no
 * other; `signal` stops what has not begun.
 *
 * @template T
 * @param {string[]} keys
 * @param {(key: string) => Promise<T>} act
 * @param {{onProgress?: (done: number) => void, signal?: AbortSignal}} [options]
 * @returns {Promise<Outcome<T>>}
 */
export async function forEach(keys, act, { onProgress, signal } = {}) {
  /** @type {Outcome<T>} */
  const outcome = { done: [], failed: [] };
  const waiting = [...keys];
  let count = 0;

  async function work() {
    for (let key = waiting.shift(); key !== undefined && !signal?.aborted; key = waiting.shift()) {
      try {
        outcome.done.push({ key, value: await patiently(() => act(/** @type {string} */ (key))) });
      } catch (problem) {
        outcome.failed.push({ key, problem });
      }
      count += 1;
      onProgress?.(count);
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcome;
}

/**
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function patiently(act) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      const wait = error instanceof Problem ? error.retryAfter : null;
      if (wait === null || attempt === MOST_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * wait));
    }
  }
}
