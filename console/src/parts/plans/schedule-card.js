import { useState } from "preact/hooks";
import { path } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { deedOf, isOpen } from "../../model/plans.js";
import { link } from "../../state/router.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Sentence } from "../sentence.js";
import { Time } from "../time.js";
import { acted } from "./acting.js";
import { MoveDialog } from "./move-dialog.js";
import { StateBadge } from "./state-badge.js";

/** @import { Schedule } from "../../model/plans.js" */

/**
 * A scheduled change: what and when, and what can be done.
 *
 * @param {{set: string, schedule: Schedule, isLinked: boolean, onChanged: () => void}} properties
 */
export function ScheduleCard({ set, schedule, isLinked, onChanged }) {
  const { flag, state, reason, at, latest, ifRevision, comment, createdBy, createdAt, endedAt, revision } = schedule;
  const words = texts.plans;
  const title = words.deed(deedOf(schedule), flag);
  const json = schedule.patch ?? schedule.definition;
  return html`<article class="plan schedule ${state}">
    <header>
      <h3 class="grow">${isLinked && flag !== null ? html`<a href=${link({ set, flag })}><${Sentence} parts=${title} /></a>` : html`<${Sentence} parts=${title} />`}</h3>
      <span class="when"><${Time} at=${at} exact /></span>
      <${StateBadge} state=${state} />
      ${may("write") && isOpen(schedule) && html`<${Actions} set=${set} schedule=${schedule} onChanged=${onChanged} />`}
    </header>
    ${reason !== null && html`<p class="reason">${reason}</p>`}
    <p class="quiet small">
      ${isOpen(schedule) ? html`<${Time} at=${at} />` : endedAt !== null && html`${words.states[state]} <${Time} at=${endedAt} />`}
      ${revision !== null && html`, <a href=${link({ set, page: "history" })}>${words.madeRevision(revision)}</a>`}
      ${state === "applied" && revision === null && `, ${words.noDifference}`}
      ${latest !== null && html` · ${words.latest} <${Time} at=${latest} exact />`}
      ${ifRevision !== null && ` · ${words.ifRevision(ifRevision)}`}
      ${" "}· ${words.by(createdBy)}, <${Time} at=${createdAt} />${comment !== null && html`, <q>${comment}</q>`}
    </p>
    ${json !== undefined && html`<details><summary class="small quiet">${words.details}</summary><pre>${JSON.stringify(json, null, 2)}</pre></details>`}
  </article>`;
}

/** @param {{set: string, schedule: Schedule, onChanged: () => void}} properties */
function Actions({ set, schedule, onChanged }) {
  const [isMoving, setMoving] = useState(false);
  const words = texts.plans;
  const where = path`flag-sets/${set}/schedules/${schedule.id}`;
  async function cancel() {
    const ask = { title: words.asks.cancelSchedule.title(), text: words.asks.cancelSchedule.text };
    if (await acted(set, { method: "DELETE", where, done: words.done.cancel, ask })) onChanged();
  }
  async function run() {
    const ask = { title: words.asks.run.title(), text: words.asks.run.text };
    if (await acted(set, { method: "POST", where: `${where}/run`, done: words.done.run, ask })) onChanged();
  }
  return html`<div class="row actions">
    <${Button} size="small" onClick=${run}>${words.run}<//>
    <${Button} size="small" onClick=${() => setMoving(true)}>${words.move}<//>
    <${Button} size="small" kind="quiet" onClick=${cancel}>${words.cancel}<//>
    ${isMoving &&
    html`<${MoveDialog}
      set=${set}
      schedule=${schedule}
      onClose=${() => setMoving(false)}
      onMoved=${() => {
        setMoving(false);
        onChanged();
      }}
    />`}
  </div>`;
}
