// What is done to several flags at once, and how it is undone.

import { del, patch, path, post } from "../../api/client.js";
import { toast } from "../../parts/toast.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";
import { forEach } from "./runs.js";
import { tagOf } from "./toggle.js";

/** @typedef {import("../../state/flags.js").Flag} Flag */
/** @typedef {{comment?: string, onProgress?: (done: number) => void, signal?: AbortSignal}} Options */
/** @typedef {{key: string, problem: unknown}[]} Failures */

/**
 * Switch flags on or off; return the failures.
 *
 * @param {string} set
 * @param {Flag[]} flags
 * @param {boolean} on
 * @param {Options} [options]
 * @returns {Promise<Failures>}
 */
export async function switchAll(set, flags, on, { comment, ...options } = {}) {
  const body = { state: on ? "ENABLED" : "DISABLED" };
  const others = new Map(flags.filter((flag) => flag.state !== body.state).map((flag) => [flag.key, flag]));
  const { done, failed } = await forEach(
    [...others.keys()],
    (key) => patch(path`flag-sets/${set}/flags/${key}`, { body, etag: tagOf(others.get(key)), comment }),
    options,
  );
  if (done.length) {
    offerUndo(texts.bulk.toggled(done.length, on), done, ({ key, value }) =>
      patch(path`flag-sets/${set}/flags/${key}`, {
        body: { state: on ? "DISABLED" : "ENABLED" },
        etag: value.etag,
      }),
    );
  } else if (!failed.length) toast({ text: texts.bulk.unchanged(flags.length) });
  return failed;
}

/**
 * Delete flags; return the failures.
 *
 * @param {string} set
 * @param {Flag[]} flags
 * @param {Options} [options]
 * @returns {Promise<Failures>}
 */
export async function deleteAll(set, flags, { comment, ...options } = {}) {
  const named = new Map(flags.map((flag) => [flag.key, flag]));
  const { done, failed } = await forEach(
    [...named.keys()],
    (key) => del(path`flag-sets/${set}/flags/${key}`, { etag: tagOf(named.get(key)), comment }),
    options,
  );
  if (done.length) {
    offerUndo(texts.bulk.deleted(done.length), done, ({ key, value }) =>
      bringBack(set, key, value.data.revision - 1, { createOnly: true }),
    );
  }
  return failed;
}

/**
 * Copy flags to another set, unless they have changed there meanwhile; return the failures.
 *
 * @param {string} from
 * @param {string} to
 * @param {Map<string, Flag | undefined>} there the flags by key, as they are in the other set
 * @param {Options} [options]
 * @returns {Promise<Failures>}
 */
export async function copyAll(from, to, there, { comment, ...options } = {}) {
  const { done, failed } = await forEach(
    [...there.keys()],
    (key) => {
      const present = there.get(key);
      return post(path`flag-sets/${from}/flags/${key}/copy`, {
        body: { to },
        comment,
        etag: tagOf(present),
        createOnly: !present,
      });
    },
    options,
  );
  const changed = done.filter(({ value }) => value.data.changed > 0);
  if (changed.length) {
    offerUndo(texts.bulk.copied(changed.length, to), changed, ({ key, value }) =>
      there.get(key)
        ? bringBack(to, key, value.data.revision - 1, { etag: value.etag })
        : del(path`flag-sets/${to}/flags/${key}`, { etag: value.etag }),
    );
  }
  return failed;
}

/**
 * Bring a flag back to what it was at a revision.
 *
 * @param {string} set
 * @param {string} key
 * @param {number} revision
 * @param {{etag?: string | null, createOnly?: boolean}} condition
 */
function bringBack(set, key, revision, condition) {
  return post(path`flag-sets/${set}/flags/${key}/rollback`, { body: { revision }, ...condition });
}

/**
 * Say what was done, and offer to undo it. What somebody else has changed since stays.
 *
 * @template T
 * @param {string} text
 * @param {{key: string, value: T}[]} done
 * @param {(made: {key: string, value: T}) => Promise<unknown>} undo
 */
function offerUndo(text, done, undo) {
  const made = new Map(done.map((each) => [each.key, each]));
  toast({
    text,
    action: {
      label: common.undo,
      async onClick() {
        const { done: undone, failed } = await forEach([...made.keys()], (key) =>
          undo(/** @type {{key: string, value: T}} */ (made.get(key))),
        );
        if (undone.length) toast({ text: texts.bulk.undone(undone.length) });
        for (const { key } of failed.slice(0, 3)) toast({ kind: "bad", text: `${key}: ${texts.notUndone}` });
      },
    },
  });
}
