// The management API, from the browser: one function a method, problems as exceptions.

import { API, FETCHED, takeEarly } from "./early.js";
import { askForKey, forgetKey, key } from "./session.js";
import { texts } from "../texts.js";
import { Problem, problemOf } from "./problem.js";

/**
 * @typedef {object} CallOptions
 * @property {unknown} [body] a string is sent as it is (JSON text); anything else as JSON
 * @property {string | null} [etag] write only if the resource still has this entity tag (If-Match)
 * @property {boolean} [createOnly] write only if there is no such resource (If-None-Match: *)
 * @property {string} [comment] comment of the change, for the history
 * @property {Record<string, string | number | boolean | string[] | null | undefined>} [query]
 *   null and undefined are left out; an array repeats the parameter
 * @property {AbortSignal} [signal]
 * @property {Record<string, string>} [headers]
 */

/**
 * @template T
 * @typedef {object} Answer
 * @property {T} data the JSON of the answer; undefined where it has no body
 * @property {string} text the body as it was sent
 * @property {string | null} etag
 * @property {boolean} servedFromMemory the database is away, and this is what the worker holds
 * @property {number} status
 */

export { API };

/**
 * Return a path of the API with each value as one encoded segment:
 * path`flag-sets/${set}/flags/${key}`.
 *
 * @param {TemplateStringsArray} pieces
 * @param {...(string | number)} names
 */
export function path(pieces, ...names) {
  return String.raw({ raw: pieces.raw }, ...names.map((name) => segment(String(name))));
}

/**
 * Call the API. Raises Problem, and AbortError if the signal ends it.
 *
 * A 401 asks for another key in a dialog over the page, and the call is repeated with it.
 *
 * @template [T=any]
 * @param {string} method
 * @param {string} where
 * @param {CallOptions} [options]
 * @returns {Promise<Answer<T>>}
 */
export async function call(method, where, options = {}) {
  for (;;) {
    const sent = key.value;
    const response = await send(method, where, options, sent);
    if (response.status === 401) {
      const problem = await problemOf(response);
      if (key.value === sent) forgetKey();
      // Somebody may have signed in since it was sent: then it is only repeated.
      if (!key.value) await askForKey(problem);
      continue;
    }
    if (!response.ok) throw await problemOf(response);
    const text = await response.text();
    return {
      data: text && isJSON(response) ? JSON.parse(text) : undefined,
      text,
      etag: response.headers.get("etag"),
      servedFromMemory: response.headers.get("x-served-from") === "memory",
      status: response.status,
    };
  }
}

/** @template [T=any] @param {string} where @param {CallOptions} [options] @returns {Promise<Answer<T>>} */
export const get = (where, options) => call("GET", where, options);
/** @template [T=any] @param {string} where @param {CallOptions} [options] @returns {Promise<Answer<T>>} */
export const post = (where, options) => call("POST", where, options);
/** @template [T=any] @param {string} where @param {CallOptions} [options] @returns {Promise<Answer<T>>} */
export const put = (where, options) => call("PUT", where, options);
/** @template [T=any] @param {string} where @param {CallOptions} [options] @returns {Promise<Answer<T>>} */
export const patch = (where, options) => call("PATCH", where, options);
/** @template [T=any] @param {string} where @param {CallOptions} [options] @returns {Promise<Answer<T>>} */
export const del = (where, options) => call("DELETE", where, options);

/**
 * Return all items of a list, page by page, up to `most`.
 *
 * @template [T=any]
 * @param {string} where
 * @param {CallOptions & {most?: number, onPage?: (items: T[]) => void}} [options]
 * @returns {Promise<T[]>}
 */
export async function getAll(where, { most = Infinity, onPage, ...options } = {}) {
  /** @type {T[]} */
  const items = [];
  /** @type {string | null} */
  let after = null;
  do {
    const limit = Math.min(1000, most - items.length);
    /** @type {Answer<{items: T[], next: string | null}>} */
    const { data } = await get(where, { ...options, query: { ...options.query, limit, after } });
    items.push(...data.items);
    after = data.next;
    onPage?.(items);
  } while (after !== null && items.length < most);
  return items;
}

/**
 * Send one request and return the response, whatever its status. Raises Problem if no server answers.
 *
 * @param {string} method
 * @param {string} where
 * @param {CallOptions} options
 * @param {string} sentKey
 */
export async function send(method, where, options, sentKey) {
  const { body, etag, createOnly, comment, query, signal } = options;
  const url = new URL(where, API);
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined) url.searchParams.append(name, String(one));
    }
  }
  const headers = new Headers(options.headers);
  if (sentKey) headers.set("X-API-Key", sentKey);
  if (body !== undefined && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
  if (etag) headers.set("If-Match", etag);
  if (createOnly) headers.set("If-None-Match", "*");
  // RFC 8187: headers of a browser have no UTF-8.
  if (comment) headers.set("X-Change-Comment", `UTF-8''${encodeURIComponent(comment)}`);
  const early = method === "GET" ? takeEarly(url.href, sentKey) : undefined;
  try {
    if (early) return await early;
    return await fetch(url, {
      ...FETCHED,
      method,
      headers,
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw Problem.unreachable(error);
  }
}

/** @param {string} name */
function segment(name) {
  // Browsers resolve them, also as %2E: the request would go to another resource.
  if (name === "." || name === "..") {
    throw new Problem({ status: 0, title: texts.problem.dots(name), detail: texts.problem.dotsDetail });
  }
  return encodeURIComponent(name);
}

/** @param {Response} response */
function isJSON(response) {
  return /\bjson\b/.test(response.headers.get("content-type") ?? "");
}
