// Dry runs of a change: what the server says that it would do.

import { call } from "../../api/client.js";
import { source } from "../../model/json/nodes.js";
import { parse } from "../../model/json/parser.js";

/** @import { Change } from "./save-sheet.js" */
/** @typedef {import("../../../api-types").components["schemas"]["ImpactSummary"]} ImpactSummary */

/**
 * `before` and `after` are JSON exactly as stored and as it would be; null where there is nothing.
 * @typedef {{kind: "flag" | "evaluator" | "flag_set", name: string, before: string | null, after: string | null}} Changed
 * @typedef {{diff: Changed[], warnings: {pointer: string, detail: string}[]}} Trial
 */

/**
 * Try a change: its difference and its warnings. Raises Problem as the change itself.
 *
 * @param {Change} change
 * @param {AbortSignal} signal
 * @returns {Promise<Trial>}
 */
export async function dryRun(change, signal) {
  const { data, text } = await attempt(change, signal, {});
  const root = parse(text);
  return {
    warnings: data.warnings,
    // Not from `data`, in which 10.0 is 10.
    diff: data.diff.map((/** @type {any} */ one, /** @type {number} */ at) => ({
      kind: one.kind,
      name: one.name,
      before: one.before === null ? null : source(root, `/diff/${at}/before`),
      after: one.after === null ? null : source(root, `/diff/${at}/after`),
    })),
  };
}

/**
 * Return whom a change would move: of the stored contexts, or of so many made-up keys.
 *
 * @param {Change} change
 * @param {number | null} sample
 * @param {AbortSignal} signal
 * @returns {Promise<ImpactSummary>}
 */
export async function impactOf(change, sample, signal) {
  const { data } = await attempt(change, signal, { impact: true, sample });
  return data.impact;
}

/**
 * @param {Change} change
 * @param {AbortSignal} signal
 * @param {Record<string, string | number | boolean | null>} query
 */
function attempt({ method, where, body, etag, createOnly, query: own }, signal, query) {
  return call(method, where, { body, etag, createOnly, signal, query: { ...own, ...query, dry_run: true } });
}
