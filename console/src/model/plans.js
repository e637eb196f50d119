/** Plans of a flag set: scheduled changes, and rollouts that go on by themselves. */


/** @typedef {'waiting' | 'running' | 'paused' | 'applied' | 'failed' | 'missed' | 'cancelled'} PlanState */

/**
 * A scheduled change as the API has it: one of `patch`, `definition` and `rollback`.
 * @typedef {object} Schedule
 * @property {number} id
 * @property {PlanState} state
 * @property {string} at
 * @property {string | null} flag null: of the whole set
 * @property {Record<string, unknown>} [patch]
 * @property {Record<string, unknown>} [definition]
 * @property {number} [rollback]
 * @property {string | null} latest
 * @property {number | null} ifRevision
 * @property {string | null} comment
 * @property {string} createdBy
 * @property {string} createdAt
 * @property {string | null} endedAt
 * @property {number | null} revision
 * @property {string | null} reason
 */

/** @typedef {{percent: number, for: string}} Step */

/**
 * @typedef {object} Guard
 * @property {string} expression
 * @property {string} comparison
 * @property {number} bound
 * @property {string} for
 * @property {'holds' | 'fails' | 'unknown' | null} [state]
 * @property {number | null} [value]
 * @property {string | null} [detail]
 */

/**
 * @typedef {object} Rollout
 * @property {number} id
 * @property {string} flag
 * @property {string} variant
 * @property {PlanState} state
 * @property {string | null} reason
 * @property {number} step how many steps are taken
 * @property {number} percent the share now
 * @property {number} startedFrom
 * @property {string | null} nextAt
 * @property {string | null} remaining
 * @property {Step[]} steps
 * @property {Guard[]} guards
 * @property {string | null} checkedAt
 * @property {'pause' | 'rollback'} onFailure
 * @property {string | null} comment
 * @property {number | null} revision
 * @property {string} createdBy
 * @property {string} createdAt
 * @property {string | null} endedAt
 */

/** @typedef {{kind: 'schedule', plan: Schedule} | {kind: 'rollout', plan: Rollout}} Plan */

const OPEN = ['waiting', 'running', 'paused'];

/** @param {{state: PlanState}} plan */
export const isOpen = ({ state }) => OPEN.includes(state);

/**
 * Return all plans: the open ones by when something happens next, then the ended ones, newest first.
 * @param {Schedule[]} schedules
 * @param {Rollout[]} rollouts
 * @returns {{open: Plan[], ended: Plan[]}}
 */
export function ordered(schedules, rollouts) {
  /** @type {Plan[]} */
  const all = [
    ...schedules.map((plan) => ({ kind: /** @type {const} */ ('schedule'), plan })),
    ...rollouts.map((plan) => ({ kind: /** @type {const} */ ('rollout'), plan })),
  ];
  /** @param {string} one @param {string} other */
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  return {
    open: all.filter(({ plan }) => isOpen(plan)).sort((one, other) => compare(nextOf(one), nextOf(other))),
    ended: all
      .filter(({ plan }) => !isOpen(plan))
      .sort((one, other) => compare(other.plan.endedAt ?? '', one.plan.endedAt ?? '')),
  };
}

/** What is paused needs somebody, so it comes first. @param {Plan} plan */
function nextOf(plan) {
  if (plan.plan.state === 'paused') return '';
  return plan.kind === 'schedule' ? plan.plan.at : (plan.plan.nextAt ?? '');
}

/**
 * A step of a rollout as it is drawn: taken, the one that lasts now, or to come.
 * @typedef {{percent: number, hold: string, state: 'done' | 'now' | 'next' | 'later'}} DrawnStep
 */

/**
 * Return the steps of a rollout with where it stands.
 * @param {Pick<Rollout, 'state' | 'step' | 'steps'>} rollout
 * @returns {DrawnStep[]}
 */
export function drawnSteps({ state, step, steps }) {
  const isGoing = OPEN.includes(state);
  return steps.map(({ percent, for: hold }, at) => ({
    percent,
    hold,
    state: at < step - 1 || (at === step - 1 && !isGoing) ? 'done' : at === step - 1 ? 'now' : at === step && isGoing ? 'next' : 'later',
  }));
}

/**
 * What a schedule does, for a sentence.
 * @typedef {(
 *   {what: 'enable' | 'disable' | 'definition'}
 *   | {what: 'default', to: unknown}
 *   | {what: 'rollback', revision: number}
 *   | {what: 'patch', names: string[]}
 * )} Deed
 */

/**
 * Return what a schedule does.
 * @param {Pick<Schedule, 'patch' | 'definition' | 'rollback'>} schedule
 * @returns {Deed}
 */
export function deedOf({ patch, rollback }) {
  if (rollback !== undefined) return { what: 'rollback', revision: rollback };
  if (patch === undefined) return { what: 'definition' };
  const names = Object.keys(patch);
  if (names.length === 1 && patch.state === 'ENABLED') return { what: 'enable' };
  if (names.length === 1 && patch.state === 'DISABLED') return { what: 'disable' };
  if (names.length === 1 && 'defaultVariant' in patch) return { what: 'default', to: patch.defaultVariant };
  return { what: 'patch', names };
}

const PERIOD = /^(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?$/;

/**
 * Return the seconds of a period as the API writes it; null for what is none. `1h30m` → 5400.
 * @param {string} text
 */
export function secondsOf(text) {
  const found = text === '' ? null : PERIOD.exec(text);
  if (found === null) return null;
  const [days, hours, minutes, seconds] = found.slice(1).map((each) => Number(each ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/** @typedef {{percent: string, for: string}} TypedStep */
/** @typedef {'percent' | 'order' | 'period'} StepFault */

/**
 * Return what is wrong with each step that was typed; null where nothing is.
 * @param {TypedStep[]} steps
 * @returns {(StepFault | null)[]}
 */
export function stepFaults(steps) {
  let before = 0;
  return steps.map(({ percent, for: hold }) => {
    const share = percent.trim() === '' ? NaN : Number(percent);
    if (!(share > 0 && share <= 100)) return 'percent';
    if (share <= before) return 'order';
    before = share;
    return hold.trim() !== '' && secondsOf(hold.trim()) === null ? 'period' : null;
  });
}
