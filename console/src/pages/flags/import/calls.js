// An import as calls of the API: tried first, then made on what was looked at.

import { get, path, post, put } from "../../../api/client.js";
import { merged } from "../../../model/flags/merge.js";
import { find, itemsOf, source } from "../../../model/json/nodes.js";
import { parse } from "../../../model/json/parser.js";

/** @typedef {"keep" | "replace"} Mode what happens to flags that are not in the file */

/**
 * `before` and `after` are JSON as written; null where there is nothing.
 * @typedef {{kind: "flag" | "evaluator" | "flag_set", name: string, before: string | null, after: string | null}} Changed
 *
 * @typedef {object} Trial
 * @property {string} body the document that makes the change
 * @property {string | null} etag of the set that was compared with
 * @property {number} revision
 * @property {Changed[]} diff
 * @property {{pointer: string, detail: string}[]} warnings
 */

/**
 * Return what an import would change. Raises Problem for what the server refuses.
 *
 * @param {string} set
 * @param {string} file
 * @param {Mode} mode
 * @param {AbortSignal} signal
 * @returns {Promise<Trial>}
 */
export async function tryImport(set, file, mode, signal) {
  const where = path`flag-sets/${set}/document`;
  const body = mode === "replace" ? file : merged((await get(where, { signal })).text, file);
  const { data, text, etag } = await put(where, { body, query: { dry_run: true }, signal });
  const root = parse(text);
  return {
    body,
    etag,
    revision: data.revision,
    warnings: data.warnings,
    // Not from `data`, in which 10.0 is 10.
    diff: itemsOf(find(root, "/diff")).map((node, at) => ({
      kind: data.diff[at].kind,
      name: data.diff[at].name,
      before: data.diff[at].before === null ? null : source(node, "/before"),
      after: data.diff[at].after === null ? null : source(node, "/after"),
    })),
  };
}

/**
 * Make the change, unless the set has changed since it was compared with.
 *
 * @param {string} set
 * @param {Trial} trial
 * @param {string} comment
 */
export async function applyImport(set, { body, etag }, comment) {
  const { data, etag: made } = await put(path`flag-sets/${set}/document`, { body, etag, comment });
  return { changed: data.changed, etag: made };
}

/**
 * Bring the set back to what it was before, unless somebody has changed it since.
 *
 * @param {string} set
 * @param {Trial} trial
 * @param {{etag: string | null}} made
 */
export function undoImport(set, { revision }, { etag }) {
  return post(path`flag-sets/${set}/rollback`, { body: { revision }, etag });
}
