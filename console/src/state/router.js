// Where the reader is: the part of the address after #, which never holds a secret.
//
//   #/                                   overview
//   #/-/keys                             a page of no set (no set's name begins with a hyphen)
//   #/shop.production                    flags of a set
//   #/shop.production/flags/new-checkout one flag
//   #/shop.production/history?who=ada    any page of a set, with what it filters by

import { signal } from "@preact/signals";

/**
 * @typedef {object} Route
 * @property {string | null} set
 * @property {string} page `overview`, `flags`, `flag`, `compare`, …
 * @property {string | null} flag
 * @property {Record<string, string>} query
 */

const NO_SET = "-";

/** @type {import("@preact/signals").Signal<Route>} */
export const route = signal(parse(location.hash));

window.addEventListener("hashchange", () => {
  route.value = parse(location.hash);
});

/**
 * Return the address of a place: link({ set: "shop.production", flag: "new-checkout" }).
 *
 * @param {{set?: string | null, page?: string, flag?: string | null, query?: Record<string, string | null | undefined>}} place
 */
export function link({ set, page, flag, query }) {
  const steps = set ? [set] : page && page !== "overview" ? [NO_SET] : [];
  if (flag !== undefined && flag !== null) steps.push("flags", flag);
  else if (page && page !== "overview" && page !== "flags") steps.push(page);
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const search = new URLSearchParams(/** @type {[string, string][]} */ (entries)).toString();
  return `#/${steps.map(encodeURIComponent).join("/")}${search && `?${search}`}`;
}

/** @param {Parameters<typeof link>[0]} place */
export function go(place) {
  location.hash = link(place);
}

/**
 * Return a function that says whether the reader is still at the present place, whatever it filters
 * by: an answer that arrives after the page was left leads nobody away from where they went.
 */
export function markPlace() {
  const { set, page, flag } = route.peek();
  return () => {
    const now = route.peek();
    return now.set === set && now.page === page && now.flag === flag;
  };
}

/**
 * Change the query of the present place without a new entry in the browser's history.
 * Null and the empty string remove a name.
 *
 * @param {Record<string, string | null | undefined>} change
 */
export function setQuery(change) {
  const { set, page, flag, query } = route.value;
  const address = link({ set, page, flag, query: { ...query, ...change } });
  history.replaceState(history.state, "", address);
  route.value = parse(address);
}

/**
 * @param {string} hash
 * @returns {Route}
 */
export function parse(hash) {
  const [path, search = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
  const query = Object.fromEntries(new URLSearchParams(search));
  const [first, page, ...rest] = path.split("/").filter(Boolean).map(decoded);
  if (first === undefined) return { set: null, page: "overview", flag: null, query };
  const set = first === NO_SET ? null : first;
  if (page === "flags" && rest.length) return { set, page: "flag", flag: rest.join("/"), query };
  return { set, page: page ?? (set ? "flags" : "overview"), flag: null, query };
}

/** @param {string} step */
function decoded(step) {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
