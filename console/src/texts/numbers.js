/** Numbers in sentences. */

/** A number with its unit, which never stand on two lines: 25 %, 5 min. @param {number | string} number @param {string} name */
export const unit = (number, name) => `${number}\u00a0${name}`;

/**
 * A share of 100 with as many digits as it needs, at most two; one of few is never said to be 0.
 *
 * @param {number} share
 */
export const percent = (share) => unit(share > 0 && share < 0.01 ? "<\u00a00.01" : Math.round(share * 100) / 100, "%");

const PERIODS = { d: "d", h: "h", m: "min", s: "s" };

/**
 * A period of the API in words: "1h30m" → "1 h 30 min".
 *
 * @param {string} written
 */
export const period = (written) =>
  written.replace(/(\d+)([dhms])(?=(\d?))/g, (_, count, name, next) => unit(count, PERIODS[/** @type {keyof typeof PERIODS} */ (name)]) + (next && " "));

/** @param {number} count */
export const number = (count) => count.toLocaleString("en");

/** @param {number} count @param {string} one @param {string} [many] */
export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
