/**
 * Weights of a rollout as percentages that always add up to 100.
 *
 * Weights add up to 100, 1,000, 10,000 or 100,000: as many decimals as somebody typed.
 */

/** @type {readonly number[]} */
const TOTALS = [100, 1000, 10_000, 100_000];

/**
 * Percentages of weights, rounded to three decimals.
 *
 * `[1, 1, 1]` → `[33.333, 33.333, 33.333]`
 *
 * @param {number[]} weights
 */
export function percentages(weights) {
  const total = sum(weights);
  return weights.map((weight) => Math.round((weight / total) * 100_000) / 1000);
}

/**
 * The share of each variant in percent, in order of their first buckets.
 *
 * A variant has several buckets where a rollout grew without taking a key from another.
 *
 * @template {{ name: string | null, weight: number }} B
 * @param {B[]} buckets
 * @returns {{ variant: string | null, percent: number }[]}
 */
export function sharesOf(buckets) {
  /** @type {Map<string | null, number>} */
  const weights = new Map();
  for (const { name, weight } of buckets) weights.set(name, (weights.get(name) ?? 0) + weight);
  const percents = percentages([...weights.values()]);
  return [...weights.keys()].map((variant, i) => ({ variant, percent: percents[i] ?? 0 }));
}

/**
 * Weights in which the one at `position` has `percent`, and the others share the rest in their
 * proportions. Where all the others have nothing, the next one gets the rest.
 *
 * `([25, 75], 0, 40)` → `[40, 60]`, `([50, 30, 20], 0, 0)` → `[0, 60, 40]`
 *
 * @param {number[]} weights
 * @param {number} position
 * @param {number} percent from 0 to 100, up to three decimals
 */
export function withPercentage(weights, position, percent) {
  if (weights.length === 1) return [100];
  const total = TOTALS.find((each) => each >= precision(weights) && isWhole((percent * each) / 100)) ?? 100_000;
  const own = Math.round((Math.min(Math.max(percent, 0), 100) * total) / 100);
  const others = weights.map((weight, i) => (i === position ? 0 : weight));
  if (sum(others) === 0) others[(position + 1) % weights.length] = 1;
  const shared = apportion(others, total - own);
  shared[position] = own;
  return shared;
}

/**
 * Equal shares, the first ones one more where it does not come out even.
 *
 * `3` → `[34, 33, 33]`
 *
 * @param {number} number
 */
export function equalShares(number) {
  return apportion(Array(number).fill(1), 100);
}

/**
 * Whole weights with the sum of 100 (or 1,000 …) nearest to these.
 *
 * @param {number[]} weights
 */
export function normalised(weights) {
  return apportion(weights, precision(weights));
}

/**
 * The sum that these weights have, if it is one of a percentage, else 100.
 *
 * @param {number[]} weights
 */
function precision(weights) {
  const total = sum(weights);
  return TOTALS.includes(total) ? total : 100;
}

/**
 * Divide `total` in these proportions into whole numbers (largest remainder).
 *
 * @param {number[]} proportions of which one is above 0
 * @param {number} total
 */
function apportion(proportions, total) {
  const whole = sum(proportions);
  const exact = proportions.map((each) => (each / whole) * total);
  const shares = exact.map(Math.floor);
  const order = exact
    .map((each, i) => ({ i, rest: each - Math.floor(each) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  const missing = total - sum(shares);
  for (const { i } of order.slice(0, missing)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}

/** @param {number} number */
const isWhole = (number) => Math.abs(number - Math.round(number)) < 1e-9;

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
