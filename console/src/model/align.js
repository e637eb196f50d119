/**
 * Alignment of two lists: what is in both, in the same order, and what is only in one (Myers 1986).
 */

// Of lists that differ in more places, the middle is shown as removed and added as a whole: the
// search takes memory by the square of this number.
const MOST_EDITS = 1500;

/**
 * Return pairs of indices in order: both are numbers for equal elements, one is null for others.
 *
 *     align(['a', 'b'], ['b', 'c'])  →  [[0, null], [1, 0], [null, 1]]
 *
 * @param {string[]} before
 * @param {string[]} after
 * @returns {[number | null, number | null][]}
 */
export function align(before, after) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;

  /** @type {[number | null, number | null][]} */
  const pairs = [];
  for (let at = 0; at < head; at += 1) pairs.push([at, at]);
  const middle = steps(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  for (const [one, other] of middle) {
    pairs.push([one === null ? null : one + head, other === null ? null : other + head]);
  }
  for (let at = tail; at > 0; at -= 1) pairs.push([before.length - at, after.length - at]);
  return pairs;
}

/** @param {string[]} a @param {string[]} b @returns {[number | null, number | null][]} */
function steps(a, b) {
  const trace = forward(a, b);
  if (!trace) return [...a.map(removed), ...b.map(added)];
  /** @type {[number | null, number | null][]} */
  const pairs = [];
  let [x, y] = [a.length, b.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits];
    const k = x - y;
    const isDown = k === -edits || (k !== edits && at(reach, k - 1) < at(reach, k + 1));
    const from = isDown ? k + 1 : k - 1;
    const [startX, startY] = edits ? [at(reach, from), at(reach, from) - from] : [0, 0];
    while (x > startX && y > startY && a[x - 1] === b[y - 1]) pairs.push([--x, --y]);
    if (edits) pairs.push(isDown ? [null, --y] : [--x, null]);
  }
  return pairs.reverse();
}

/**
 * Return, for each number of edits, how far each diagonal was reached before; null if too many.
 *
 * @param {string[]} a
 * @param {string[]} b
 * @returns {Map<number, number>[] | null}
 */
function forward(a, b) {
  /** @type {Map<number, number>[]} */
  const trace = [];
  const reach = new Map([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, MOST_EDITS); edits += 1) {
    trace.push(new Map(reach));
    for (let k = -edits; k <= edits; k += 2) {
      const isDown = k === -edits || (k !== edits && at(reach, k - 1) < at(reach, k + 1));
      let x = isDown ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace;
    }
  }
  return null;
}

/** @param {Map<number, number>} reach @param {number} k */
function at(reach, k) {
  return reach.get(k) ?? -1;
}

/** @param {string} _ @param {number} index @returns {[number, null]} */
function removed(_, index) {
  return [index, null];
}

/** @param {string} _ @param {number} index @returns {[null, number]} */
function added(_, index) {
  return [null, index];
}
