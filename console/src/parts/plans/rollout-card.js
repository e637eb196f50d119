import { path } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { isOpen } from "../../model/plans.js";
import { link } from "../../state/router.js";
import { texts } from "../../texts.js";
import { percent, period } from "../../texts/numbers.js";
import { Button } from "../button.js";
import { Sentence } from "../sentence.js";
import { Time } from "../time.js";
import { acted } from "./acting.js";
import { Guards } from "./guards.js";
import { StateBadge } from "./state-badge.js";
import { Steps } from "./steps.js";

/** @import { Rollout } from "../../model/plans.js" */

/**
 * A rollout: where it stands, when it goes on, what its guards say, and what can be done.
 *
 * @param {{set: string, rollout: Rollout, isLinked: boolean, onChanged: () => void}} properties
 */
export function RolloutCard({ set, rollout, isLinked, onChanged }) {
  const { flag, variant, state, reason, step, steps, nextAt, remaining, comment, createdBy, createdAt, endedAt } = rollout;
  const words = texts.plans;
  const last = steps[steps.length - 1];
  const title = words.rollout(flag, variant, percent(last.percent));
  return html`<article class="plan rollout ${state}">
    <header>
      <h3 class="grow">${isLinked ? html`<a href=${link({ set, flag })}><${Sentence} parts=${title} /></a>` : html`<${Sentence} parts=${title} />`}</h3>
      <${StateBadge} state=${state} />
      ${may("write") && isOpen(rollout) && html`<${Actions} set=${set} rollout=${rollout} onChanged=${onChanged} />`}
    </header>
    <${Steps} rollout=${rollout} />
    ${reason !== null && html`<p class="reason">${reason}</p>`}
    <p class="quiet small">
      ${words.shareNow(percent(rollout.percent))} · ${step > 0 ? words.stepOf(step, steps.length) : words.notBegun}
      ${isOpen(rollout) && nextAt !== null && html` · ${step < steps.length ? words.next(percent(steps[step].percent)) : words.ends} <${Time} at=${nextAt} />`}
      ${state === "paused" && remaining !== null && remaining !== "0s" && html` · ${words.remaining(period(remaining))}`}
      ${endedAt !== null && html` · ${words.states[state]} <${Time} at=${endedAt} />`}
      ${" "}· ${words.by(createdBy)}, <${Time} at=${createdAt} />${comment !== null && html`, <q>${comment}</q>`}
    </p>
    <${Guards} rollout=${rollout} />
  </article>`;
}

/** @param {{set: string, rollout: Rollout, onChanged: () => void}} properties */
function Actions({ set, rollout: { id, flag, state, step, steps }, onChanged }) {
  const words = texts.plans;
  /** @param {"pause" | "resume" | "skip" | "back"} name @param {{title: string, text: string} | null} [ask] */
  async function act(name, ask = null) {
    const where = path`flag-sets/${set}/rollouts/${id}/${name}`;
    if (await acted(set, { method: "POST", where, done: words.done[name], ask })) onChanged();
  }
  async function cancel() {
    const ask = { title: words.asks.cancelRollout.title(flag), text: words.asks.cancelRollout.text };
    if (await acted(set, { method: "DELETE", where: path`flag-sets/${set}/rollouts/${id}`, done: words.done.cancel, ask })) onChanged();
  }
  return html`<div class="row actions">
    ${state === "paused"
      ? html`<${Button} size="small" kind="primary" onClick=${() => act("resume")}>${words.resume}<//>`
      : html`<${Button} size="small" onClick=${() => act("pause")}>${words.pause}<//>`}
    ${state !== "paused" && step < steps.length && html`<${Button} size="small" onClick=${() => act("skip")}>${words.skip}<//>`}
    ${step > 0 && html`<${Button} size="small" onClick=${() => act("back", { title: words.asks.back.title(flag), text: words.asks.back.text })}>${words.back}<//>`}
    <${Button} size="small" kind="quiet" onClick=${cancel}>${words.cancel}<//>
  </div>`;
}
