/** Plans: scheduled changes and rollouts. */

import { list, say, value } from "../model/say.js";

/** @import { Deed, PlanState } from "../model/plans.js" */
/** @import { Sentence } from "../model/say.js" */

/** @type {Record<PlanState, string>} */
const states = {
  waiting: "waiting",
  running: "running",
  paused: "paused",
  applied: "done",
  failed: "failed",
  missed: "missed",
  cancelled: "cancelled",
};

/** @param {number} count */
const more = (count) => ` and ${count} more`;

/** @param {Deed} deed @param {string | null} flag @returns {Sentence} */
function deed(deed, flag) {
  const what = flag === null ? say`the whole set` : value(flag);
  switch (deed.what) {
    case "enable":
      return say`Switch ${what} on`;
    case "disable":
      return say`Switch ${what} off`;
    case "default":
      return say`Change the default of ${what} to ${deed.to === null ? "none" : value(deed.to)}`;
    case "definition":
      return say`Replace the definition of ${what}`;
    case "rollback":
      return say`Bring ${what} back to revision ${deed.revision}`;
    case "patch":
      return say`Change ${list(deed.names, more)} of ${what}`;
  }
}

export const plans = {
  intro: "What changes by itself: at a time, or step by step.",
  newSchedule: "Schedule a change",
  newRollout: "Start a rollout",
  none: "Nothing is planned",
  noneText: "Schedule a change for a time, or let a variant grow step by step while guards watch your metrics.",
  /** @param {string} set */
  command: (set) => `flagstaff rollout start new-checkout --variant on --step 5:30m --step 25:2h --step 100 --flag-set ${set}`,
  noneOfFlag: "Nothing is planned for this flag",
  open: "Under way",
  ended: "Ended",
  endedHint: "Plans stay here for 90 days after their end.",
  states,
  deed,
  /** @param {string} flag @param {string} variant @param {string} share */
  rollout: (flag, variant, share) => say`Roll ${value(variant)} of ${value(flag)} out to ${share}`,
  by: (/** @type {string} */ actor) => `by ${actor}`,
  next: (/** @type {string} */ share) => `${share} next`,
  nextNone: "Ends",
  ends: "ends",
  starts: "starts",
  remaining: (/** @type {string} */ period) => `${period} left of this step when it goes on`,
  latest: "not later than",
  ifRevision: (/** @type {number} */ revision) => `only if it is still at revision ${revision}`,
  madeRevision: (/** @type {number} */ revision) => `revision ${revision}`,
  noDifference: "it made no difference",
  shareNow: (/** @type {string} */ share) => `${share} now`,
  stepOf: (/** @type {number} */ step, /** @type {number} */ count) => `Step ${step} of ${count}`,
  notBegun: "No step is taken yet",
  hold: (/** @type {string} */ period) => `for ${period}`,
  stepStates: { done: "taken", now: "now", next: "next", later: "to come" },
  steps: "Steps",
  started: "start",
  guards: {
    title: "Guards",
    checked: "checked",
    never: "not checked yet",
    states: { holds: "holds", fails: "fails", unknown: "unknown" },
    now: (/** @type {string} */ found) => `now ${found}`,
    noValue: "no value",
    onFailure: { pause: "If one fails, the rollout pauses.", rollback: "If one fails, the flag goes back to what it was before." },
  },
  pause: "Pause",
  resume: "Resume",
  skip: "Next step now",
  back: "Back to the start",
  cancel: "Cancel",
  run: "Run now",
  move: "Move…",
  details: "What it changes",
  asks: {
    back: { title: (/** @type {string} */ flag) => `Take the rollout of ${flag} back?`, text: "The flag gets the targeting that it had before the first step. The rollout pauses and can be resumed from its start." },
    cancelRollout: { title: (/** @type {string} */ flag) => `Stop the rollout of ${flag}?`, text: "The flag keeps the share that it has now." },
    cancelSchedule: { title: () => "Cancel this schedule?", text: "The change is not made. The schedule stays in the list as cancelled." },
    run: { title: () => "Make this change now?", text: "It becomes a change of yours, at once." },
    action: "Go on",
  },
  done: {
    pause: "Paused.",
    resume: "Resumed.",
    skip: "The next step is taken within a second, if the guards hold.",
    back: "Back at the start, and paused.",
    cancel: "Cancelled.",
    run: "Applied.",
    move: "Moved.",
    schedule: "Scheduled.",
    rollout: "Started.",
  },
  form: {
    flag: "Flag",
    wholeSet: "Leave it empty for the whole set.",
    noSuchFlag: "The set has no such flag.",
    what: "What changes",
    deeds: { enable: "Switch on", disable: "Switch off", default: "Another default variant", patch: "Merge patch (JSON)", rollback: "Back to a revision" },
    variant: "Variant",
    patch: "Merge patch",
    patchHint: "Members of the definition that change; null removes one. The rest stays.",
    notJson: "Not JSON.",
    revision: "Revision",
    revisionHint: "The definition that the flag or the set had then.",
    when: "When",
    at: "At a time",
    after: "After a while",
    period: "From now",
    periodHint: "90s, 10m, 2h, 1d12h",
    notPeriod: "Write it like 90s, 10m, 2h or 1d12h.",
    noTime: "Choose a time.",
    past: "This time is over.",
    latest: "Not later than",
    latestHint: "If it could not be made by then, it is missed. Empty: made whenever it is possible again.",
    unchanged: "Only if nobody changes the flag until then",
    comment: "Comment",
    commentHint: "Why, in a few words. It stands in the history.",
    add: "Schedule",
    start: "Start the rollout",
    move: "Move",
    steps: "Steps",
    percent: (/** @type {number} */ at) => `Share of step ${at}, in percent`,
    for: (/** @type {number} */ at) => `How long step ${at} lasts`,
    lasts: "% for",
    addStep: "Add step",
    removeStep: (/** @type {number} */ at) => `Remove step ${at}`,
    stepFaults: { percent: "Above 0, at most 100.", order: "More than the step before.", period: "Like 90s, 10m, 2h or 1d12h." },
    presets: "Spread over",
    /** @type {[string, [string, string][]][]} */
    presetSteps: [
      ["an hour", [["10", "20m"], ["50", "20m"], ["100", "20m"]]],
      ["a day", [["5", "2h"], ["25", "6h"], ["50", "12h"], ["100", ""]]],
      ["a week", [["1", "1d"], ["5", "1d"], ["25", "2d"], ["50", "2d"], ["100", "1d"]]],
    ],
    guards: "Guards",
    guardsHint: "PromQL that must hold before each step and while it lasts. A guard without a value pauses the rollout.",
    addGuard: "Add guard",
    removeGuard: (/** @type {number} */ at) => `Remove guard ${at}`,
    expression: (/** @type {number} */ at) => `PromQL of guard ${at}`,
    comparison: (/** @type {number} */ at) => `Comparison of guard ${at}`,
    bound: (/** @type {number} */ at) => `Bound of guard ${at}`,
    guardFor: (/** @type {number} */ at) => `For how long guard ${at} must hold`,
    onFailure: "If a guard fails",
    onFailures: { pause: "Pause the rollout", rollback: "Take the rollout back" },
    begins: "Begins",
    now: "At once",
    guardFaults: { expression: "Write the PromQL that is compared.", bound: "A bound is a number.", period: "Like 90s, 10m, 2h or 1d12h." },
    warnings: "Started, with warnings",
  },
};
