// Applications and environments, which are in the names of flag sets.

/**
 * Return what a set's name says: what stands before its last dot is the application, what stands
 * behind it the environment. A set without a dot stands alone.
 *
 * "shop.eu.production" → { application: "shop.eu", environment: "production" }
 *
 * @param {string} name
 * @returns {{application: string, environment: string | null}}
 */
export function placeOf(name) {
  const dot = name.lastIndexOf(".");
  if (dot <= 0 || dot === name.length - 1) return { application: name, environment: null };
  return { application: name.slice(0, dot), environment: name.slice(dot + 1) };
}

/**
 * Return the sets of each application, in the order of their names.
 *
 * @template {{name: string}} Set
 * @param {Set[]} sets
 * @returns {{application: string, sets: (Set & {environment: string | null})[]}[]}
 */
export function applicationsOf(sets) {
  /** @type {Map<string, (Set & {environment: string | null})[]>} */
  const found = new Map();
  for (const set of [...sets].sort((one, other) => compareNames(one.name, other.name))) {
    const { application, environment } = placeOf(set.name);
    const members = found.get(application) ?? [];
    members.push({ ...set, environment });
    found.set(application, members);
  }
  return [...found].map(([application, members]) => ({ application, sets: members }));
}

/**
 * @param {string} one
 * @param {string} other
 */
function compareNames(one, other) {
  return one < other ? -1 : Number(one > other);
}
