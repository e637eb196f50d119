// Single flags, as the list has them.

import { get, path } from "../../api/client.js";
import { Problem } from "../../api/problem.js";

/** @typedef {import("../../state/flags.js").Flag} Flag */

/**
 * Return one flag in short; undefined if there is none.
 *
 * @param {string} set
 * @param {string} key
 * @param {AbortSignal} [signal]
 * @returns {Promise<Flag | undefined>}
 */
export async function readFlag(set, key, signal) {
  try {
    return (await get(path`flag-sets/${set}/flags/${key}`, { query: { summary: true }, signal })).data;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}
