/**
 * What every page asks for first, asked for while the rest of the console is still on its way: a
 * stored key is known at once. src/early.js is a file of its own, which a slow connection brings some
 * hundred milliseconds before the others.
 */

const STORED = "flagstaff.key";
const PLACE = "flagstaffEarly";
/** Milliseconds after which an answer that nobody wanted is too old to be taken. */
const KEPT = 5_000;

/** Where the API is: beside the console, below whatever path both are served. */
export const API = new URL("../api/v1/", document.baseURI);

/** How every call is made. @type {RequestInit} */
export const FETCHED = { cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" };

/** @typedef {{key: string, answers: Map<string, Promise<Response>>}} Early */

/** The key that is kept in this tab, or in this browser; "" if there is none. */
export function storedKey() {
  return sessionStorage.getItem(STORED) ?? localStorage.getItem(STORED) ?? "";
}

/** @param {string} key @param {boolean} remember in this browser */
export function storeKey(key, remember) {
  (remember ? localStorage : sessionStorage).setItem(STORED, key);
}

export function removeStoredKey() {
  sessionStorage.removeItem(STORED);
  localStorage.removeItem(STORED);
}

/** Ask, if a key is stored. */
export function askEarly() {
  const key = storedKey();
  if (!key) return;
  const isOverview = /^#?\/?(\?|$)/.test(location.hash);
  const calls = ["api-keys/self", "flag-sets?limit=1000", ...(isOverview ? ["flag-sets?summary=true&limit=1000"] : [])];
  /** @type {Early} */
  const early = { key, answers: new Map(calls.map((call) => new URL(call, API).href).map((url) => [url, asked(url, key)])) };
  Object.assign(globalThis, { [PLACE]: early });
  setTimeout(() => early.answers.clear(), KEPT);
}

/**
 * The answer, whole: one that nobody reads would hold a connection.
 *
 * @param {string} url
 * @param {string} key
 */
function asked(url, key) {
  const answer = fetch(url, { ...FETCHED, headers: { "X-API-Key": key } }).then(async (response) => new Response(await response.arrayBuffer(), response));
  // Whoever takes it hears of it.
  answer.catch(() => undefined);
  return answer;
}

/**
 * Return the answer of a call that was made early, once; undefined if there is none.
 *
 * @param {string} url
 * @param {string} key
 * @returns {Promise<Response> | undefined}
 */
export function takeEarly(url, key) {
  const early = /** @type {Early | undefined} */ (Reflect.get(globalThis, PLACE));
  if (early?.key !== key) return undefined;
  const answer = early.answers.get(url);
  early.answers.delete(url);
  return answer;
}
