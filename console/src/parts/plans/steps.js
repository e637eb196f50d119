import { html } from "../../html.js";
import { drawnSteps } from "../../model/plans.js";
import { texts } from "../../texts.js";
import { percent, period } from "../../texts/numbers.js";

/** @import { Rollout } from "../../model/plans.js" */

/**
 * The steps of a rollout on a line, with where it stands.
 *
 * @param {{rollout: Pick<Rollout, "state" | "step" | "steps" | "startedFrom">}} properties
 */
export function Steps({ rollout }) {
  const words = texts.plans;
  const isBefore = rollout.step === 0;
  return html`<ol class="plain plan-steps" aria-label=${words.steps}>
    <li class=${isBefore ? "now" : "done"}><i></i><strong>${percent(rollout.startedFrom)}</strong><span class="quiet">${words.started}</span></li>
    ${drawnSteps(rollout).map(
      ({ percent: share, hold, state }, at) => html`<li key=${at} class=${state} aria-current=${state === "now" ? "step" : undefined}>
        <i></i><strong>${percent(share)}</strong>
        <span class="quiet">${hold !== "0s" && words.hold(period(hold))}<span class="hidden-text"> (${words.stepStates[state]})</span></span>
      </li>`,
    )}
  </ol>`;
}
