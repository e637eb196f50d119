// What is done to several flags at once: one write, so that it is one entry of the history and one
// act to undo. What somebody else changed meanwhile is left out, and named.

import { get, patch, path, post } from "../../api/client.js";
import { changesSince } from "../../api/live.js";
import { Problem } from "../../api/problem.js";
import { self } from "../../api/session.js";
import { toast, toastProblem } from "../../parts/toast.js";
import { flagList } from "../../state/flags.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";
import { tagOf } from "./toggle.js";

/** @typedef {import("../../state/flags.js").Flag} Flag */
/** @typedef {{key: string, problem: unknown}[]} Failures */

/** Times that a write is tried on a set that others change at the same time. */
const MOST_ATTEMPTS = 5;

/**
 * Switch flags on or off; return the failures.
 *
 * @param {string} set
 * @param {Flag[]} flags
 * @param {boolean} on
 * @returns {Promise<Failures>}
 */
export async function switchAll(set, flags, on) {
  /** @type {Flag["state"]} */
  const state = on ? "ENABLED" : "DISABLED";
  const others = flags.filter((flag) => flag.state !== state);
  if (!others.length) toast({ text: texts.bulk.unchanged(flags.length) });
  const { done, revision, failed } = await write(set, others, { state });
  if (!done.length) return failed;
  const made = { state, revision, modifiedAt: new Date().toISOString(), modifiedBy: self.value?.name ?? null, comment: null };
  flagList(set).put(done.map((flag) => ({ ...flag, ...made })), { isMine: true });
  offerUndo(texts.bulk.toggled(done.length, on), set, done, revision);
  return failed;
}

/**
 * Delete flags; return the failures.
 *
 * @param {string} set
 * @param {Flag[]} flags
 * @param {string} comment
 * @returns {Promise<Failures>}
 */
export async function deleteAll(set, flags, comment) {
  const { done, revision, failed } = await write(set, flags, null, comment);
  if (!done.length) return failed;
  flagList(set).put([], { gone: done.map(({ key }) => key), goneAt: revision });
  offerUndo(texts.bulk.deleted(done.length), set, done, revision);
  return failed;
}

/**
 * Copy one flag to another set, unless it has changed there since it was looked at. Raises Problem.
 *
 * @param {string} from
 * @param {string} to
 * @param {string} key
 * @param {Flag | undefined} there the flag as it was in the other set
 * @param {string} comment
 */
export async function copyOne(from, to, key, there, comment) {
  const { data } = await post(path`flag-sets/${from}/flags/${key}/copy`, { body: { to }, comment, etag: tagOf(there), createOnly: !there });
  if (data.changed) offerUndo(texts.bulk.copied(1, to), to, [{ key }], data.revision);
}

/**
 * Copy flags to another set, unless it has changed since they were compared. Raises Problem.
 *
 * @param {string} from
 * @param {string} to
 * @param {string[]} keys
 * @param {string | null} etag of the other set
 * @param {string} comment
 */
export async function copyAll(from, to, keys, etag, comment) {
  const { data } = await post(path`flag-sets/${from}/copy`, { body: { to, flags: keys }, etag, comment });
  if (data.changed) offerUndo(texts.bulk.copied(data.changed, to), to, keys.map((key) => ({ key })), data.revision);
}

/**
 * Give flags the same merge patch in one change; null deletes them. Those that changed since they
 * were shown are left out.
 *
 * @param {string} set
 * @param {Flag[]} flags
 * @param {Record<string, unknown> | null} change
 * @param {string} [comment]
 * @returns {Promise<{done: Flag[], revision: number, failed: Failures}>}
 */
async function write(set, flags, change, comment) {
  const list = flagList(set);
  /** @type {Failures} */
  const failed = [];
  let left = flags;
  for (let attempt = 1; left.length; attempt += 1) {
    const now = list.content.peek();
    const known = new Map(now.flags.map((flag) => [flag.key, flag]));
    const isAsSeen = (/** @type {Flag} */ { key, revision }) => known.get(key)?.revision === revision;
    for (const { key } of left.filter((flag) => !isAsSeen(flag))) {
      failed.push({ key, problem: new Error(texts.bulk.meanwhile(known.get(key)?.modifiedBy ?? null)) });
    }
    left = left.filter(isAsSeen);
    if (!left.length) break;
    // What was written here a moment ago is in the flags before it is in the list's revision.
    const revision = left.reduce((most, flag) => Math.max(most, flag.revision ?? 0), now.revision);
    const body = { flags: Object.fromEntries(left.map(({ key }) => [key, change])) };
    try {
      const { data } = await patch(path`flag-sets/${set}/flags`, { body, etag: `"${revision}"`, comment });
      return { done: left, revision: data.revision, failed };
    } catch (error) {
      const isLost = error instanceof Problem && error.status === 412;
      if (!isLost || attempt === MOST_ATTEMPTS) {
        failed.push(...left.map(({ key }) => ({ key, problem: error })));
        break;
      }
      await list.load();
    }
  }
  return { done: [], revision: 0, failed };
}

/**
 * Say what was done, and offer to undo it.
 *
 * @param {string} text
 * @param {string} set
 * @param {{key: string}[]} flags
 * @param {number} made the revision that it became
 */
function offerUndo(text, set, flags, made) {
  const onClick = () => undo(set, flags.map(({ key }) => key), made).catch(toastProblem);
  toast({ text, action: { label: common.undo, onClick } });
}

/**
 * Bring flags back to what they were before a revision, in one change. What somebody else has
 * changed since stays.
 *
 * @param {string} set
 * @param {string[]} keys
 * @param {number} made
 */
async function undo(set, keys, made) {
  let left = keys;
  let revision = made;
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (left.length) await post(path`flag-sets/${set}/rollback`, { body: { revision: made - 1, flags: left }, etag: `"${revision}"` });
      break;
    } catch (error) {
      if (!(error instanceof Problem && error.status === 412) || attempt === MOST_ATTEMPTS) throw error;
      revision = (await get(path`flag-sets/${set}`)).data.revision;
      const changes = await changesSince(set, made);
      const touched = new Set(changes?.filter(({ kind }) => kind === "flag").map(({ name }) => name));
      left = changes === null ? [] : keys.filter((key) => !touched.has(key));
    }
  }
  if (left.length) toast({ text: texts.bulk.undone(left.length) });
  const others = keys.filter((key) => !left.includes(key));
  if (others.length === 1) toast({ kind: "bad", text: `${others[0]}: ${texts.notUndone}` });
  else if (others.length) toast({ kind: "bad", text: texts.bulk.notUndone(others.length) });
}
