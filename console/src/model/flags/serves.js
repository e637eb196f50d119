/**
 * What callers get, in short, for a row of a list.
 *
 *     serves({ rules: 1, otherwise: { on: 25, off: 75 }, rollout: … })
 *       → { shares: [['on', 25], ['off', 75]], isInRule: false, variant: null, rules: 1 }
 *
 * @typedef {import("../../../api-types").components["schemas"]["FlagSummary"]} Flag
 *
 * @typedef {object} Serves
 * @property {[variant: string, percent: number][] | null} shares of a rollout; null without one
 * @property {boolean} isInRule the rollout is for callers whom a rule fits, not for everybody else
 * @property {string | null} variant what everybody else gets, where that is one variant; "" is the
 *   caller's own default, null is computed
 * @property {number} rules
 */

/**
 * @param {Pick<Flag, "rules" | "otherwise" | "rollout">} flag
 * @returns {Serves}
 */
export function serves({ rules, otherwise, rollout }) {
  const everybody = otherwise && entries(otherwise);
  if (everybody && everybody.length > 1) return { shares: everybody, isInRule: false, variant: null, rules };
  const variant = everybody?.[0]?.[0] ?? null;
  const shares = rollout && entries(rollout);
  if (!shares || same(shares, everybody)) return { shares: null, isInRule: false, variant, rules };
  return { shares, isInRule: true, variant, rules };
}

/** @param {Record<string, number>} shares @returns {[string, number][]} */
function entries(shares) {
  return Object.entries(shares).filter(([, percent]) => percent > 0);
}

/**
 * @param {[string, number][]} one
 * @param {[string, number][] | null} other
 */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
