// The open set, kept up to date: what others change shows within a second.

import { useEffect } from "preact/hooks";
import { watch } from "../api/live.js";
import { loadSets, setNamed, sets } from "./sets.js";

/**
 * Follow a set while the component is shown: its revision in `sets` is the present one.
 *
 * @param {string | undefined} name
 */
export function useFollowed(name) {
  useEffect(() => {
    if (name === undefined) return undefined;
    return watch(name, setNamed(name)?.revision ?? 0, ({ revision, changes }) => {
      // Its properties are in the list of sets.
      if (changes === null || changes.some(({ kind }) => kind === "flag_set")) return loadSets();
      sets.value = (sets.peek() ?? []).map((each) => (each.name === name ? { ...each, revision: Math.max(revision, each.revision) } : each));
      return undefined;
    });
  }, [name]);
}
