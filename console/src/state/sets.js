// The flag sets that the key may see.

import { computed, signal } from "@preact/signals";
import { getAll } from "../api/client.js";
import { Answers } from "../model/answers.js";
import { applicationsOf, placeOf } from "../model/names.js";
import { route } from "./router.js";

/** @typedef {import("../../api-types").components["schemas"]["FlagSet"]} FlagSet */

/** Null until they are loaded. @type {import("@preact/signals").Signal<FlagSet[] | null>} */
export const sets = signal(null);

/** What kept them from being loaded. @type {import("@preact/signals").Signal<unknown>} */
export const setsProblem = signal(null);

/** Applications with their environments, by name. */
export const applications = computed(() => applicationsOf(sets.value ?? []));

/** The set that is open; null on a page of no set, and until the list is loaded. */
export const openSet = computed(() => sets.value?.find(({ name }) => name === route.value.set) ?? null);

/** Calls that are under way. */
let loading = 0;
const answers = new Answers();

/** Whether the list is being loaded, or is there. */
export const areLoading = () => loading > 0 || sets.peek() !== null;

/** Load the list anew; on failure the former one stays, and `setsProblem` says why. */
export async function loadSets() {
  loading += 1;
  const isLate = answers.begin();
  const before = sets.peek() ?? [];
  try {
    const found = await getAll("flag-sets");
    if (isLate()) return;
    sets.value = found.map((set) => reached(set, before));
    setsProblem.value = null;
  } catch (error) {
    if (!isLate()) setsProblem.value = error;
  } finally {
    loading -= 1;
  }
}

/**
 * Return the set at a revision that was announced while the list was read, if that is later.
 *
 * @param {FlagSet} set as it was read
 * @param {FlagSet[]} before the list as it was when the call began
 */
function reached(set, before) {
  const named = (/** @type {FlagSet} */ { name }) => name === set.name;
  const now = sets.peek()?.find(named)?.revision ?? 0;
  const isAnnounced = now !== before.find(named)?.revision;
  return isAnnounced && now > set.revision ? { ...set, revision: now } : set;
}

/**
 * Return whether changes of the set reach people: its metadata has `"production": true` or
 * `"environment": "production"`. Such a set is coloured, and the console asks before a change.
 * `"production": false` says that a set named …production is none.
 *
 * @param {{name: string, metadata?: unknown} | null | undefined} set
 */
export function isProduction(set) {
  const metadata = /** @type {Record<string, unknown>} */ (set?.metadata ?? {});
  if (typeof metadata.production === "boolean") return metadata.production;
  return metadata.environment === "production";
}

/** @param {string} name */
export function setNamed(name) {
  return sets.value?.find((set) => set.name === name) ?? null;
}

export { placeOf };
