/**
 * Evaluations of a flag by variant over time, as series for a chart and rows for a table.
 *
 * @typedef {{variant: string | null, errorCode: string | null, start: string, hours: number, evaluations: number}} Count
 * @typedef {{variant: string | null, isError: boolean, numbers: number[], sum: number}} Series
 *     `numbers` has one for each time; `variant` is null for answers without one, and for errors.
 * @typedef {{times: number[], series: Series[]}} Statistics `times` in Unix seconds
 */

const HOUR = 3600;

/**
 * Return the series between two times, in steps of hours or days (UTC), with 0 where there is none.
 *
 * Variants stand in the order of `variants`, those that the flag has no more behind them, then
 * answers without a variant, then errors. Counts that were merged into a day stand at its start.
 *
 * @param {Count[]} counts
 * @param {{since: number, until: number, by: 'hour' | 'day', variants: string[]}} range in Unix seconds
 * @returns {Statistics}
 */
export function statisticsOf(counts, { since, until, by, variants }) {
  const step = by === "hour" ? HOUR : 24 * HOUR;
  const first = Math.floor(since / step) * step;
  /** @type {number[]} */
  const times = [];
  for (let time = first; time < until; time += step) times.push(time);
  /** @type {Map<string, Series>} */
  const series = new Map(
    variants.map((variant) => [`v${variant}`, empty(variant, false, times.length)]),
  );
  for (const { variant, errorCode, start, evaluations } of counts) {
    const at = Math.floor((Date.parse(start) / 1000 - first) / step);
    if (!(at in times)) continue;
    const isError = errorCode !== null;
    const key = isError ? "error" : variant === null ? "none" : `v${variant}`;
    const one = series.get(key) ?? empty(isError ? null : variant, isError, times.length);
    series.set(key, one);
    one.numbers[at] += evaluations;
    one.sum += evaluations;
  }
  const rank = (/** @type {Series} */ one) => (one.isError ? 2 : one.variant === null ? 1 : 0);
  return { times, series: [...series.values()].sort((a, b) => rank(a) - rank(b)) };
}

/** @param {string | null} variant @param {boolean} isError @param {number} length @returns {Series} */
function empty(variant, isError, length) {
  return { variant, isError, numbers: new Array(length).fill(0), sum: 0 };
}
