// Changes of the flag that are made elsewhere.

import { get, path } from "../../api/client.js";
import { watch } from "../../api/live.js";

/** @import { OpenFlag } from "./open-flag.js" */

/**
 * Load the flag and follow its set; return what ends it.
 *
 * @param {OpenFlag} open
 * @param {() => void} onChange called after the flag may have changed
 */
export function follow(open, onChange) {
  const ended = new AbortController();
  /** @type {() => void} */
  let stop = () => {};
  async function start() {
    // The set's revision first: what changes after it is told, so that nothing falls in between.
    const since = await revisionOf(open.set, ended.signal);
    if (ended.signal.aborted) return;
    open.revision.value = since;
    await open.load();
    if (ended.signal.aborted || since === null) return;
    stop = watch(open.set, since, async ({ revision, changes }) => {
      open.revision.value = revision;
      if (changes && !changes.some((one) => one.kind === "flag" && one.name === open.key)) return;
      await open.refresh();
      onChange();
    });
  }
  start();
  return () => {
    ended.abort();
    stop();
  };
}

/** Null where it cannot be read: the flag's own answer then says why. @param {string} set @param {AbortSignal} signal */
async function revisionOf(set, signal) {
  try {
    const { data } = await get(path`flag-sets/${set}`, { signal });
    return /** @type {number} */ (data.revision);
  } catch {
    return null;
  }
}
