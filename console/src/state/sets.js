// The flag sets that the key may see.

import { computed, signal } from "@preact/signals";
import { getAll } from "../api/client.js";
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

/** Whether the list is being loaded, or is there. */
export const areLoading = () => loading > 0 || sets.peek() !== null;

/** Load the list anew; on failure the former one stays, and `setsProblem` says why. */
export async function loadSets() {
  loading += 1;
  try {
    sets.value = await getAll("flag-sets");
    setsProblem.value = null;
  } catch (error) {
    setsProblem.value = error;
  } finally {
    loading -= 1;
  }
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
