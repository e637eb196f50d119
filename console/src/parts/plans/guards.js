import check from "lucide-static/icons/check.svg";
import question from "lucide-static/icons/circle-question-mark.svg";
import x from "lucide-static/icons/x.svg";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { period } from "../../texts/numbers.js";
import { Icon } from "../icon.js";
import { Time } from "../time.js";

/** @import { Guard, Rollout } from "../../model/plans.js" */

const SIGNS = { holds: check, fails: x, unknown: question };

/**
 * The guards of a rollout, with what they were last.
 *
 * @param {{rollout: Pick<Rollout, "guards" | "checkedAt" | "onFailure" | "reason">}} properties
 */
export function Guards({ rollout: { guards, checkedAt, onFailure, reason } }) {
  if (guards.length === 0) return null;
  const words = texts.plans.guards;
  return html`<div class="plan-guards">
    <p class="small quiet">
      ${words.title} · ${checkedAt === null ? words.never : html`${words.checked} <${Time} at=${checkedAt} />`} · ${words.onFailure[onFailure]}
    </p>
    <ul class="plain">${guards.map((guard, at) => html`<${OneGuard} key=${at} guard=${guard} detail=${guard.detail === reason ? null : guard.detail} />`)}</ul>
  </div>`;
}

/** @param {{guard: Guard, detail: string | null | undefined}} properties `detail`: what the card does not say already */
function OneGuard({ guard: { expression, comparison, bound, for: hold, state, value }, detail }) {
  const words = texts.plans.guards;
  return html`<li class=${state ?? "unknown"}>
    <${Icon} shapes=${SIGNS[state ?? "unknown"]} size=${14} label=${state ? words.states[state] : words.never} />
    <code class="grow">${expression} <strong>${comparison} ${bound}</strong></code>
    ${hold !== "0s" && html`<span class="quiet">${texts.plans.hold(period(hold))}</span>`}
    <span class="found">${state === null || state === undefined ? "" : value === null || value === undefined ? words.noValue : words.now(String(Number(value.toPrecision(4))))}</span>
    ${detail && html`<p class="small">${detail}</p>`}
  </li>`;
}
