import { useEffect } from "preact/hooks";
import { getAll, path } from "../../api/client.js";
import { isOpen, ordered } from "../../model/plans.js";
import { useLatest } from "../use-latest.js";

/** @import { Rollout, Schedule } from "../../model/plans.js" */

/** Milliseconds between looks while something is under way: steps and guards are no changes of the set. */
const RENEW = 5000;
/** Plans of each kind that are read; they are listed for 90 days. */
const MOST = 1000;

/**
 * The plans of a set, or those of a flag.
 *
 * @param {string} set
 * @param {number} revision the present one: a change may have come from a plan
 * @param {string | null} flag
 */
export function usePlans(set, revision, flag) {
  const { result, problem, reload } = useLatest(
    async (signal) => {
      const query = flag === null ? {} : { flag };
      const [schedules, rollouts] = await Promise.all([
        /** @type {Promise<Schedule[]>} */ (getAll(path`flag-sets/${set}/schedules`, { query, most: MOST, signal })),
        /** @type {Promise<Rollout[]>} */ (getAll(path`flag-sets/${set}/rollouts`, { query, most: MOST, signal })),
      ]);
      return ordered(schedules, rollouts);
    },
    [set, revision, flag],
  );
  const isUnderWay = result !== null && result.open.some(({ plan }) => isOpen(plan));
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(() => document.hidden || reload(), RENEW);
    return () => clearInterval(timer);
  }, [isUnderWay]);
  return { plans: result, problem, reload };
}
