/** Numbers in sentences. */

/** A number with its unit, which never stand on two lines: 25 %, 5 min. @param {number | string} number @param {string} name */
export const unit = (number, name) => `${number}\u00a0${name}`;

/**
 * A share of 100 with as many digits as it needs, at most two; one of few is never said to be 0.
 *
 * @param {number} share
 */
export const percent = (share) => unit(share > 0 && share < 0.01 ? "<\u00a00.01" : Math.round(share * 100) / 100, "%");

/** @param {number} count */
export const number = (count) => count.toLocaleString("en");

/** @param {number} count @param {string} one @param {string} [many] */
export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;
