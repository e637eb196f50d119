import refresh from "lucide-static/icons/refresh-cw.svg";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { get, path, post } from "../../api/client.js";
import { html } from "../../html.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { Select } from "../../parts/select.js";
import { Skeleton } from "../../parts/skeleton.js";
import { Time } from "../../parts/time.js";
import { toastProblem } from "../../parts/toast.js";
import { useEnding } from "../../parts/use-ending.js";
import { texts } from "../../texts.js";

/** @typedef {import("../../../api-types").components["schemas"]["Delivery"]} Delivery */

const said = texts.webhooks.delivery;
/** @type {Record<string, "plain" | "good" | "bad">} */
const kinds = { pending: "plain", delivered: "good", failed: "bad" };

/** Milliseconds between two looks, while a call is waiting for its answer. */
const AWAITED = 1500;

/**
 * The deliveries of a webhook, newest first. `asked` changes when a test call was sent.
 *
 * @param {{where: string, asked: number}} properties
 */
export function Deliveries({ where, asked }) {
  const list = useSignal(/** @type {Delivery[] | null} */ (null));
  const next = useSignal(/** @type {string | null} */ (null));
  const state = useSignal("");
  const problem = useSignal(/** @type {unknown} */ (null));

  const renew = useEnding();

  /** @param {string | null} after */
  async function load(after) {
    const signal = renew();
    try {
      const { data } = await get(`${where}/deliveries`, { query: { limit: 20, state: state.value || null, after }, signal });
      if (signal.aborted) return;
      list.value = after ? [...(list.value ?? []), ...data.items] : data.items;
      next.value = data.next;
      problem.value = null;
    } catch (error) {
      if (!signal.aborted) problem.value = error;
    }
  }
  useEffect(() => {
    load(null);
  }, [where, asked, state.value]);
  // A first attempt is made at once; whoever asked for it is looking.
  const isAwaited = list.value?.some((delivery) => delivery.state === "pending" && delivery.attempts === 0);
  useEffect(() => {
    if (!isAwaited) return undefined;
    const timer = setTimeout(() => load(null), AWAITED);
    return () => clearTimeout(timer);
  }, [isAwaited, list.value]);

  /** @param {Delivery} delivery */
  async function again(delivery) {
    await post(`${where}/deliveries/${delivery.id}/redeliver`).then(() => load(null), toastProblem);
  }

  const states = [{ value: "", label: said.all }, ...Object.entries(said.states).map(([value, label]) => ({ value, label }))];
  return html`<section class="deliveries" aria-label=${texts.webhooks.deliveries}>
    <div class="row">
      <${Select} label=${said.filter} value=${state.value} options=${states} onChange=${(/** @type {string} */ value) => (state.value = value)} />
      <span class="grow"></span>
      <${Button} kind="quiet" icon=${refresh} onClick=${() => load(null)}>${said.refresh}<//>
    </div>
    ${problem.value && html`<div class="padded"><${ProblemBox} problem=${problem.value} onRetry=${() => load(null)} /></div>`}
    ${!list.value && !problem.value && html`<${Skeleton} rows=${2} />`}
    ${list.value?.length === 0 && html`<${Empty} title=${said.none} text=${said.noneText} />`}
    ${list.value?.length
      ? html`<table class="rows cards">
          <thead>
            <tr>
              <th scope="col">${said.event}</th>
              <th scope="col">${said.state}</th>
              <th scope="col">${said.attempts}</th>
              <th scope="col">${said.answer}</th>
              <th scope="col">${said.at}</th>
              <th scope="col"><span class="hidden-text">${texts.keys.actions}</span></th>
            </tr>
          </thead>
          <tbody>
            ${list.value.map((delivery) => html`<${Row} key=${delivery.id} delivery=${delivery} onAgain=${() => again(delivery)} />`)}
          </tbody>
        </table>`
      : null}
    ${next.value && html`<div class="padded"><${Button} onClick=${() => load(next.value)}>${said.more}<//></div>`}
  </section>`;
}

/** @param {{delivery: Delivery, onAgain: () => void}} properties */
function Row({ delivery, onAgain }) {
  return html`<tr>
    <td class="lead">${said.what(delivery)}</td>
    <td data-label=${said.state}><${Badge} kind=${kinds[delivery.state]}>${said.states[delivery.state]}<//></td>
    <td data-label=${said.attempts}>
      <span>${delivery.attempts}${delivery.nextAttemptAt && html`<span class="quiet small"> · ${said.next} <${Time} at=${delivery.nextAttemptAt} /></span>`}</span>
    </td>
    <td data-label=${said.answer} class="error"><span>${delivery.status ?? ""} ${delivery.error ?? ""}</span></td>
    <td data-label=${said.at}><${Time} at=${delivery.createdAt} /></td>
    <td>${delivery.state !== "pending" && html`<${Button} size="small" onClick=${onAgain}>${said.again}<//>`}</td>
  </tr>`;
}
