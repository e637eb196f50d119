// What a copy of a flag would do in another set, as the server says.

import { path, post } from "../../api/client.js";
import { source } from "../../model/json/nodes.js";
import { parse } from "../../model/json/parser.js";
import { readFlag } from "./reading.js";

/** @typedef {import("../../state/flags.js").Flag} Flag */

/**
 * @typedef {object} Compared
 * @property {"new" | "changes" | "same" | "refused"} kind
 * @property {Flag} [there] the flag as it is in the other set
 * @property {string | null} before JSON as it is there, and as it would be
 * @property {string | null} after
 * @property {{pointer: string, detail: string}[]} warnings
 * @property {string} [reason] why it is refused
 */

/**
 * Try to copy a flag. What the server refuses is an answer, too.
 *
 * @param {string} from
 * @param {string} to
 * @param {string} key
 * @param {AbortSignal} [signal]
 * @returns {Promise<Compared>}
 */
export async function compareCopy(from, to, key, signal) {
  try {
    // First: a copy that is made with this flag's tag changes nothing that was not looked at.
    const there = await readFlag(to, key, signal);
    const { data, text } = await post(path`flag-sets/${from}/flags/${key}/copy`, {
      body: { to },
      query: { dry_run: true },
      signal,
    });
    if (!data.diff.length) return { kind: "same", there, before: null, after: null, warnings: data.warnings };
    const root = parse(text);
    return {
      kind: there ? "changes" : "new",
      there,
      before: there ? source(root, "/diff/0/before") : null,
      after: source(root, "/diff/0/after"),
      warnings: data.warnings,
    };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { kind: "refused", before: null, after: null, warnings: [], reason: error instanceof Error ? error.message : String(error) };
  }
}
