import calendar from "lucide-static/icons/calendar-clock.svg";
import trend from "lucide-static/icons/trending-up.svg";
import { useState } from "preact/hooks";
import { get, path } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { useFollowed } from "../../state/followed-set.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Empty } from "../empty.js";
import { ProblemBox } from "../problem.js";
import { Skeleton } from "../skeleton.js";
import { useLatest } from "../use-latest.js";
import { NewRollout } from "./new-rollout.js";
import { NewSchedule } from "./new-schedule.js";
import { RolloutCard } from "./rollout-card.js";
import { ScheduleCard } from "./schedule-card.js";
import { usePlans } from "./use-plans.js";
import "./plans.css";

/** @import { Plan } from "../../model/plans.js" */
/** @import { FlagSet } from "../../state/sets.js" */
/** @import { Flags } from "./new-schedule.js" */

/**
 * Schedules and rollouts of a set, or of one flag: where they stand, and what can be done.
 *
 * @param {{set: FlagSet, flag?: string | null}} properties
 */
export function PlansOf({ set, flag = null }) {
  useFollowed(set.name);
  const { plans, problem, reload } = usePlans(set.name, set.revision, flag);
  const [making, setMaking] = useState(/** @type {"schedule" | "rollout" | null} */ (null));
  const words = texts.plans;
  const isNone = plans !== null && plans.open.length + plans.ended.length === 0;
  const shared = { set: set.name, isLinked: flag === null, onChanged: reload };
  const card = (/** @type {Plan} */ { kind, plan }) =>
    kind === "rollout" ? html`<${RolloutCard} key=${`r${plan.id}`} rollout=${plan} ...${shared} />` : html`<${ScheduleCard} key=${`s${plan.id}`} schedule=${plan} ...${shared} />`;
  const buttons =
    may("write") &&
    html`<div class="row">
      <${Button} icon=${trend} onClick=${() => setMaking("rollout")}>${words.newRollout}<//>
      <${Button} icon=${calendar} onClick=${() => setMaking("schedule")}>${words.newSchedule}<//>
    </div>`;
  return html`<div class="stack plans">
    ${plans !== null && !isNone && buttons}
    ${problem !== null && html`<${ProblemBox} problem=${problem} onRetry=${reload} />`}
    ${plans === null && problem === null && html`<div class="panel"><${Skeleton} rows=${4} height=${72} /></div>`}
    ${isNone && html`<${Empty} icon=${calendar} title=${flag === null ? words.none : words.noneOfFlag} text=${words.noneText} command=${flag === null ? words.command(set.name) : undefined}>${buttons}<//>`}
    ${plans !== null && plans.open.length > 0 && html`<section class="stack" aria-label=${words.open}><h2>${words.open}</h2>${plans.open.map(card)}</section>`}
    ${plans !== null &&
    plans.ended.length > 0 &&
    html`<section class="stack" aria-label=${words.ended}><h2>${words.ended}</h2><p class="small quiet">${words.endedHint}</p>${plans.ended.map(card)}</section>`}
    ${making !== null &&
    html`<${Making}
      kind=${making}
      set=${set}
      flag=${flag}
      onClose=${() => setMaking(null)}
      onMade=${() => {
        setMaking(null);
        reload();
      }}
    />`}
  </div>`;
}

/** @param {{kind: "schedule" | "rollout", set: FlagSet, flag: string | null, onClose: () => void, onMade: () => void}} properties */
function Making({ kind, set, flag, onClose, onMade }) {
  const { result } = useLatest(
    async (signal) => /** @type {Flags} */ ((await get(path`flag-sets/${set.name}/document`, { signal })).data.flags ?? {}),
    [set.name, set.revision],
  );
  // The forms begin with what the flag is.
  if (result === null) return null;
  if (kind === "rollout") return html`<${NewRollout} set=${set.name} flag=${flag} flags=${result} onClose=${onClose} onMade=${onMade} />`;
  return html`<${NewSchedule} set=${set.name} flag=${flag} flags=${result} revisionOf=${(/** @type {string} */ key) => revisionOf(set.name, key)} onClose=${onClose} onMade=${onMade} />`;
}

/**
 * Return the revision at which a flag last changed.
 *
 * @param {string} set
 * @param {string} flag
 * @returns {Promise<number | null>}
 */
async function revisionOf(set, flag) {
  const { data } = await get(path`flag-sets/${set}/flags/${flag}/versions`, { query: { limit: 1 } });
  return data.items[0]?.revision ?? null;
}
