// What a copy of flags would do in another set, as the server says.

import { path, post } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
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

/** @param {string} reason @returns {Compared} */
const refused = (reason) => ({ kind: "refused", before: null, after: null, warnings: [], reason });

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
    return refused(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Try to copy several flags in one change. Those that the server refuses are named, and the others
 * are tried without them. `etag` is that of the other set, with which the copy changes nothing
 * that was not looked at; `notes` are warnings of no single flag.
 *
 * @param {string} from
 * @param {string} to
 * @param {string[]} keys
 * @param {AbortSignal} signal
 * @returns {Promise<{found: Map<string, Compared>, etag: string | null, notes: string[]}>}
 */
export async function compareCopies(from, to, keys, signal) {
  /** @type {Map<string, Compared>} */
  const found = new Map();
  for (;;) {
    const left = keys.filter((key) => !found.has(key));
    if (!left.length) return { found, etag: null, notes: [] };
    try {
      const { data, text, etag } = await post(path`flag-sets/${from}/copy`, { body: { to, flags: left }, query: { dry_run: true }, signal });
      const root = parse(text);
      const places = new Map(data.diff.map((/** @type {{name: string}} */ { name }, /** @type {number} */ at) => [name, at]));
      const warnings = byFlag(data.warnings);
      for (const key of left) {
        const at = places.get(key);
        const isNew = at !== undefined && data.diff[at].before === null;
        found.set(key, {
          kind: at === undefined ? "same" : isNew ? "new" : "changes",
          before: at === undefined || isNew ? null : source(root, `/diff/${at}/before`),
          after: at === undefined ? null : source(root, `/diff/${at}/after`),
          warnings: warnings.get(key) ?? [],
        });
      }
      return { found, etag, notes: (warnings.get("") ?? []).map(({ detail }) => detail) };
    } catch (error) {
      const reasons = error instanceof Problem && error.status === 400 ? byFlag(error.errors) : new Map();
      const named = left.filter((key) => reasons.has(key));
      if (!named.length) throw error;
      for (const key of named) found.set(key, refused(reasons.get(key).map((/** @type {{detail: string}} */ { detail }) => detail).join(" ")));
    }
  }
}

/**
 * Findings by the flag that they are about, with pointers into its definition; "" has the others.
 *
 * @param {{pointer?: string, detail: string}[]} findings
 * @returns {Map<string, {pointer: string, detail: string}[]>}
 */
function byFlag(findings) {
  /** @type {Map<string, {pointer: string, detail: string}[]>} */
  const found = new Map();
  for (const { pointer = "", detail } of findings) {
    const [, part, key, ...rest] = pointer.split("/");
    const isFlag = part === "flags" && key !== undefined;
    const name = isFlag ? key.replaceAll("~1", "/").replaceAll("~0", "~") : "";
    const inside = isFlag ? rest.map((step) => `/${step}`).join("") : pointer;
    found.set(name, [...(found.get(name) ?? []), { pointer: inside, detail }]);
  }
  return found;
}
