// The API key of this tab, and what it may do.

import { computed, signal } from "@preact/signals";
import { removeStoredKey, storedKey, storeKey } from "./early.js";

/** @typedef {import("../../api-types").components["schemas"]["OwnKey"]} OwnKey */
/** @typedef {"evaluate" | "read" | "write" | "admin"} Scope */

/** The API key; empty where nobody is signed in. */
export const key = signal(storedKey());

/** What the key is, as the server says; null until it was asked.
 * @type {import("@preact/signals").Signal<OwnKey | null>} */
export const self = signal(null);

/** The only set that the key may see; null for a key of all sets. */
export const boundSet = computed(() => self.value?.flagSet ?? null);

/**
 * Who is asked for a key, if somebody is: why, and the callers that wait for it.
 * @type {import("@preact/signals").Signal<{reason: import("./problem.js").Problem | null} | null>}
 */
export const question = signal(null);

/** @type {(() => void)[]} */
let waiting = [];

/**
 * Return whether the key has the scope. What it may not do is not offered.
 *
 * @param {Scope} scope
 */
export function may(scope) {
  return self.value?.granted.includes(scope) ?? false;
}

/**
 * Keep a key that the server accepted, in this tab or, if asked, in this browser.
 *
 * @param {string} accepted
 * @param {OwnKey} found
 * @param {boolean} remember
 */
export function signIn(accepted, found, remember) {
  forgetKey();
  storeKey(accepted, remember);
  key.value = accepted;
  self.value = found;
  question.value = null;
  const callers = waiting;
  waiting = [];
  for (const go of callers) go();
}

/** Forget the key. What is on the screen stays until somebody leaves it. */
export function forgetKey() {
  removeStoredKey();
  key.value = "";
}

/** Sign out: forget the key and everything that was loaded with it. */
export function signOut() {
  // Drafts and contexts that were tried are of the key, too.
  sessionStorage.clear();
  forgetKey();
  // A new document: nothing that was read with the key stays in memory.
  location.hash = "#/";
  location.reload();
}

/**
 * Return once somebody has signed in. The dialog stands over the page, whose inputs keep their text.
 *
 * @param {import("./problem.js").Problem | null} reason
 * @returns {Promise<void>}
 */
export function askForKey(reason) {
  if (!question.value) question.value = { reason };
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}
