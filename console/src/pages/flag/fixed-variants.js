// Variants of a flag that are fixed for a targeting key: overrides of stored contexts.

import { del, get, patch, path, put } from "../../api/client.js";
import { Problem } from "../../api/problem.js";

/** @typedef {{targetingKey: string, variant: string, modifiedAt: string}} Fixed */

/** Pages that are looked through at once: the server looks through a bounded number for each. */
const MOST_PAGES = 10;

/**
 * Return some of the overrides of a flag, and where to go on.
 *
 * @param {string} set
 * @param {string} flag
 * @param {string | null} after
 * @param {AbortSignal} signal
 * @returns {Promise<{items: Fixed[], next: string | null}>}
 */
export async function fixed(set, flag, after, signal) {
  /** @type {Fixed[]} */
  const items = [];
  let next = after;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data } = await get(path`flag-sets/${set}/contexts`, { query: { override: flag, limit: 100, after: next }, signal });
    for (const { targetingKey, overrides, modifiedAt } of data.items) {
      items.push({ targetingKey, variant: overrides[flag], modifiedAt });
    }
    next = data.next;
    if (next === null || items.length >= 100) break;
  }
  return { items, next };
}

/**
 * Fix a variant for a targeting key, whose stored context stays as it is otherwise.
 *
 * @param {string} set
 * @param {string} flag
 * @param {string} targetingKey
 * @param {string} variant
 */
export async function fix(set, flag, targetingKey, variant) {
  const where = path`flag-sets/${set}/contexts/${targetingKey}`;
  const overrides = { [flag]: variant };
  try {
    await patch(where, { body: { overrides } });
  } catch (error) {
    if (!(error instanceof Problem && error.status === 404)) throw error;
    // If somebody stores it at this moment, that is said; trying again changes theirs.
    await put(where, { body: { attributes: {}, overrides }, createOnly: true });
  }
}

/**
 * Remove an override. A stored context in which nothing else stands goes with it.
 *
 * @param {string} set
 * @param {string} flag
 * @param {string} targetingKey
 */
export async function unfix(set, flag, targetingKey) {
  const where = path`flag-sets/${set}/contexts/${targetingKey}`;
  const { data, etag } = await get(where);
  const others = Object.keys(data.overrides ?? {}).filter((key) => key !== flag);
  if (!others.length && !Object.keys(data.attributes ?? {}).length) await del(where, { etag });
  else await patch(where, { body: { overrides: { [flag]: null } } });
}
