import { html } from "../../html.js";
import { secondsOf } from "../../model/plans.js";
import { texts } from "../../texts.js";
import { Field } from "../field.js";
import { Select } from "../select.js";

/**
 * A time as it is typed: now, at a moment of the reader's zone, or after a period from now. The
 * server's clock counts periods.
 * @typedef {{how: "now" | "at" | "after", at: string, after: string}} When
 */

/** @typedef {{at: string} | {in: string} | {}} TimeMembers nothing is now */

/** @returns {When} */
export const inAnHour = () => ({ how: "after", at: localTime(new Date(Date.now() + 3_600_000)), after: "1h" });

/**
 * Return the members of a request; null where the time is no time.
 *
 * @param {When} when
 * @returns {TimeMembers | null}
 */
export function membersOf({ how, at, after }) {
  if (how === "now") return {};
  if (how === "after") return secondsOf(after.trim()) === null ? null : { in: after.trim() };
  const time = new Date(at);
  return at === "" || Number.isNaN(time.getTime()) ? null : { at: time.toISOString() };
}

/**
 * @param {{when: When, label?: string, isNowOffered?: boolean, isTouched: boolean, onWhen: (when: When) => void}} properties
 */
export function WhenFields({ when, label, isNowOffered = false, isTouched, onWhen }) {
  const words = texts.plans.form;
  const isMissing = membersOf(when) === null;
  const isPast = when.how === "at" && !isMissing && new Date(when.at).getTime() < Date.now();
  const options = [
    ...(isNowOffered ? [{ value: "now", label: words.now }] : []),
    { value: "after", label: words.after },
    { value: "at", label: words.at },
  ];
  return html`<div class="plan-when">
    <${Field} label=${label ?? words.when}>
      ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${when.how} options=${options} onChange=${(/** @type {When["how"]} */ how) => onWhen({ ...when, how })} />`}
    <//>
    ${when.how === "after" &&
    html`<${Field} label=${words.period} hint=${words.periodHint} error=${isMissing && (isTouched || when.after !== "") ? words.notPeriod : null}>
      ${(/** @type {object} */ input) => html`<input ...${input} type="text" class="mono" value=${when.after} onInput=${(/** @type {any} */ event) => onWhen({ ...when, after: event.target.value })} />`}
    <//>`}
    ${when.how === "at" &&
    html`<${Field} label=${words.at} error=${isMissing && isTouched ? words.noTime : isPast ? words.past : null}>
      ${(/** @type {object} */ input) => html`<input ...${input} type="datetime-local" value=${when.at} onInput=${(/** @type {any} */ event) => onWhen({ ...when, at: event.target.value })} />`}
    <//>`}
  </div>`;
}

/**
 * Return a time as `datetime-local` has it, in the reader's zone.
 *
 * @param {Date} time
 */
export function localTime(time) {
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
