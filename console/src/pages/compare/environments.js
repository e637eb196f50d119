// The flags and evaluators of every environment of an application.

import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { getAll, path } from "../../api/client.js";
import { evaluatorTexts } from "../../model/flags/matrix.js";
import { flagList } from "../../state/flags.js";

/**
 * @typedef {object} Loaded
 * @property {string} set
 * @property {import("../../state/flags.js").FlagList} list
 * @property {Map<string, string>} evaluators
 * @property {unknown} problem
 */

/** Evaluators by set, as texts to be compared. @type {import("@preact/signals").Signal<Record<string, Map<string, string>>>} */
const evaluators = signal({});

/** @type {Map<string, string>} */
const NONE = new Map();

/** The latest call for each set. @type {Map<string, AbortController>} */
const calls = new Map();

/**
 * Load the flags and evaluators of the sets, and follow their changes.
 *
 * @param {string[]} sets
 * @returns {Loaded[]}
 */
export function useEnvironments(sets) {
  const lists = useMemo(() => sets.map((set) => flagList(set)), [sets.join()]);
  useEffect(() => {
    const closing = lists.map((list) => list.open());
    return () => closing.forEach((close) => close());
  }, [lists]);
  const revisions = lists.map((list) => list.content.value.revision).join();
  useEffect(() => {
    for (const { set } of lists) readEvaluators(set);
  }, [revisions]);
  return lists.map((list) => ({
    set: list.set,
    list,
    evaluators: evaluators.value[list.set] ?? NONE,
    problem: list.content.value.problem,
  }));
}

/** @param {string} set */
async function readEvaluators(set) {
  calls.get(set)?.abort();
  const mine = new AbortController();
  calls.set(set, mine);
  try {
    const found = evaluatorTexts(await getAll(path`flag-sets/${set}/evaluators`, { signal: mine.signal }));
    if (mine.signal.aborted) return;
    const before = evaluators.peek()[set];
    if (before && JSON.stringify([...before]) === JSON.stringify([...found])) return;
    evaluators.value = { ...evaluators.peek(), [set]: found };
  } catch {
    // The flags' own failure is shown; without evaluators their differences are not marked.
  }
}
