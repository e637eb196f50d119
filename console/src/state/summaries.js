// Flag sets as the overview shows them: renewed while it is on the screen.

import { signal } from "@preact/signals";
import { getAll } from "../api/client.js";

/** @typedef {import("../../api-types").components["schemas"]["FlagSetSummary"]} FlagSetSummary */

/** By name; null until they are loaded. @type {import("@preact/signals").Signal<Map<string, FlagSetSummary> | null>} */
export const summaries = signal(null);

/** What kept them from being loaded. @type {import("@preact/signals").Signal<unknown>} */
export const summariesProblem = signal(null);

/** @param {AbortSignal} [abort] */
export async function loadSummaries(abort) {
  try {
    /** @type {FlagSetSummary[]} */
    const found = await getAll("flag-sets", { query: { summary: true }, signal: abort });
    summaries.value = new Map(found.map((summary) => [summary.name, summary]));
    summariesProblem.value = null;
  } catch (error) {
    if (!abort?.aborted) summariesProblem.value = error;
  }
}
