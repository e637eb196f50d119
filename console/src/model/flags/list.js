/**
 * The flags that a list shows: found by words and filters, in an order.
 *
 *     wantedOf({ q: "check owner:cart", state: "on", "m.team": "shop" })
 *     select(flags, wanted, now)     → the flags, in order
 *
 * @typedef {import("../../../api-types").components["schemas"]["FlagSummary"]} Flag
 *
 * @typedef {object} Wanted
 * @property {string[]} words parts of keys, in lower case; all of them have to be there
 * @property {[name: string, value: string][]} metadata values that metadata must have
 * @property {[name: string, value: string][]} pieces parts of values of metadata, in lower case; an
 *   empty one is any value
 * @property {"on" | "off" | null} state
 * @property {string | null} type
 * @property {boolean} stale only stale flags
 * @property {boolean} planned only flags that a schedule or a rollout changes
 * @property {number | null} within changed within so many milliseconds
 * @property {Order} order
 * @property {boolean} down the last first
 *
 * @typedef {"key" | "changed" | "evaluated" | "rollout"} Order
 */

const HOUR = 3_600_000;

/** Ranges of "changed in the last …", by their names in addresses. */
export const RANGES = /** @type {const} */ ({ "1h": HOUR, "24h": 24 * HOUR, "7d": 168 * HOUR, "30d": 720 * HOUR });

/** @type {Order[]} */
const ORDERS = ["key", "changed", "evaluated", "rollout"];

/** What stands before the name of a filter by metadata in an address: `m.owner=cart`. */
export const METADATA = "m.";

/**
 * Return what an address asks for; what it does not understand counts for nothing.
 *
 * @param {Record<string, string>} query
 * @returns {Wanted}
 */
export function wantedOf(query) {
  const words = [];
  /** @type {[string, string][]} */
  const pieces = [];
  for (const word of (query.q ?? "").toLowerCase().split(/\s+/).filter(Boolean)) {
    const colon = word.indexOf(":");
    if (colon > 0) pieces.push([word.slice(0, colon), word.slice(colon + 1)]);
    else words.push(word);
  }
  const sort = query.sort ?? "";
  const order = /** @type {Order} */ (sort.replace(/^-/, ""));
  const state = query.state === "on" || query.state === "off" ? query.state : null;
  return {
    words,
    pieces,
    metadata: Object.entries(query)
      .filter(([name, value]) => name.startsWith(METADATA) && value !== "")
      .map(([name, value]) => [name.slice(METADATA.length), value]),
    state,
    type: query.type || null,
    stale: query.stale === "yes",
    planned: query.planned === "yes",
    within: /** @type {Record<string, number>} */ (RANGES)[query.changed ?? ""] ?? null,
    order: ORDERS.includes(order) ? order : "key",
    down: sort.startsWith("-"),
  };
}

/**
 * Return the flags that are wanted, in order.
 *
 * @param {Flag[]} flags
 * @param {Wanted} wanted
 * @param {number} now milliseconds since 1970
 * @returns {Flag[]}
 */
export function select(flags, wanted, now) {
  const found = flags.filter((flag) => isWanted(flag, wanted, now));
  const value = VALUES[wanted.order];
  const sign = wanted.down ? -1 : 1;
  return found
    .map((flag) => ({ flag, value: value(flag) }))
    .sort((one, other) => compare(one.value, other.value, sign) || compareKeys(one.flag, other.flag))
    .map(({ flag }) => flag);
}

/**
 * @param {Flag} flag
 * @param {Wanted} wanted
 * @param {number} now
 */
function isWanted(flag, { words, pieces, metadata, state, type, stale, planned, within }, now) {
  if (state && (flag.state === "ENABLED") !== (state === "on")) return false;
  if (type && flag.type !== type) return false;
  if (stale && !flag.stale) return false;
  if (planned && !flag.plan) return false;
  if (within !== null && !(flag.modifiedAt && Date.parse(flag.modifiedAt) >= now - within)) return false;
  if (!metadata.every(([name, value]) => textOf(flag.metadata[name]) === value)) return false;
  const key = flag.key.toLowerCase();
  // A key may have a colon, too.
  const found = (/** @type {[string, string]} */ [name, part]) => key.includes(`${name}:${part}`) || hasPiece(flag, name, part);
  return words.every((word) => key.includes(word)) && pieces.every(found);
}

/**
 * @param {Flag} flag
 * @param {string} name
 * @param {string} part
 */
function hasPiece({ metadata }, name, part) {
  return Object.keys(metadata).some(
    (each) => each.toLowerCase() === name && textOf(metadata[each])?.toLowerCase().includes(part),
  );
}

/**
 * Return a value of metadata as text; undefined for one that is not there.
 *
 * @param {unknown} value
 * @returns {string | undefined}
 */
export function textOf(value) {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}

/** What each order compares; null comes last in both directions.
 * @type {Record<Order, (flag: Flag) => string | number | null>} */
const VALUES = {
  key: ({ key }) => key,
  changed: ({ modifiedAt }) => (modifiedAt ? Date.parse(modifiedAt) : null),
  evaluated: ({ lastEvaluatedAt }) => (lastEvaluatedAt ? Date.parse(lastEvaluatedAt) : null),
  rollout: (flag) => shareOfRollout(flag),
};

/**
 * Return how far a flag is rolled out, in percent: the share that is not the largest one’s rest, so
 * that 5 % on sorts before 50 % on. Null for a flag without a rollout.
 *
 * @param {Flag} flag
 */
export function shareOfRollout({ rollout }) {
  return rollout ? (Object.values(rollout)[0] ?? null) : null;
}

/**
 * @param {string | number | null} one
 * @param {string | number | null} other
 * @param {number} sign
 */
function compare(one, other, sign) {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -sign : sign;
}

/** @param {Flag} one @param {Flag} other */
function compareKeys(one, other) {
  return one.key < other.key ? -1 : Number(one.key > other.key);
}

/** Names of metadata that say who a flag belongs to: they come first among the filters. */
const FIRST = ["owner", "team"];
const MOST_VALUES = 50;
const FEW_VALUES = 5;
/** Characters of a value: longer ones are sentences, not names. */
const MOST_CHARACTERS = 60;
const MOST_NAMES = 3;

/**
 * Return the names of metadata that are worth a filter, each with its values and how many flags
 * have them. What has another value for nearly every flag, such as a link, is found by searching.
 *
 * @param {Flag[]} flags
 * @param {string[]} chosen names that are filtered by, which stay
 * @returns {{name: string, values: {value: string, count: number}[]}[]}
 */
export function metadataFilters(flags, chosen = []) {
  /** @type {Map<string, Map<string, number>>} */
  const found = new Map(chosen.map((name) => [name, new Map()]));
  for (const { metadata } of flags) {
    for (const name in metadata) {
      let values = found.get(name);
      if (!values) found.set(name, (values = new Map()));
      const text = /** @type {string} */ (textOf(metadata[name]));
      values.set(text, (values.get(text) ?? 0) + 1);
    }
  }
  const usable = [...found].filter(
    ([name, values]) => chosen.includes(name) || (values.size <= MOST_VALUES && (FIRST.includes(name) || isShared(values))),
  );
  const rank = (/** @type {string} */ name) => (FIRST.indexOf(name) + FIRST.length + 1) % (FIRST.length + 1);
  const total = (/** @type {Map<string, number>} */ values) => [...values.values()].reduce((sum, each) => sum + each, 0);
  usable.sort(
    ([one, values], [other, others]) =>
      Number(chosen.includes(other)) - Number(chosen.includes(one)) ||
      rank(one) - rank(other) ||
      total(others) - total(values),
  );
  return usable.slice(0, Math.max(MOST_NAMES, chosen.length)).map(([name, values]) => ({
    name,
    values: [...values]
      .map(([value, count]) => ({ value, count }))
      .sort((one, other) => (one.value < other.value ? -1 : 1)),
  }));
}

/**
 * Return whether values divide flags into groups: each is that of two flags or more on average, a
 * few are, or they are yes and no. A ticket or a link is that of nearly one flag alone.
 *
 * @param {Map<string, number>} values
 */
function isShared(values) {
  if ([...values.keys()].some((value) => value.length > MOST_CHARACTERS)) return false;
  const total = [...values.values()].reduce((sum, each) => sum + each, 0);
  const isFew = values.size <= FEW_VALUES && values.size < total;
  return isFew || 2 * values.size <= total || [...values.keys()].every((value) => value === "true" || value === "false");
}
