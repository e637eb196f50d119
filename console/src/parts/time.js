import { signal } from "@preact/signals";
import { html } from "../html.js";
import { texts } from "../texts.js";

/** Milliseconds since 1970, renewed twice a minute, so that "2 min ago" stays true. */
export const now = signal(Date.now());
setInterval(() => {
  now.value = Date.now();
}, 30_000);

const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const toTheMinute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/**
 * A time in the reader's zone: near ones as "2 min ago", with the whole in UTC on hover.
 *
 * @param {{at: string | number | Date | null | undefined, exact?: boolean, none?: string}} properties
 *   `exact`: date and time, with seconds where they are not 0; `none`: what stands there without a time
 */
export function Time({ at, exact, none = "" }) {
  if (at === null || at === undefined) return none;
  const time = new Date(at);
  const text = exact ? (time.getSeconds() === 0 ? toTheMinute : full).format(time) : relative(time.getTime(), now.value);
  return html`<time datetime=${time.toISOString()} title=${`${full.format(time)}\n${utc(time)}`}>${text}</time>`;
}

/**
 * Return the time in words, as seen from `present` (both in milliseconds).
 *
 * @param {number} at
 * @param {number} present
 */
export function relative(at, present) {
  const seconds = Math.round((at - present) / 1000);
  const size = Math.abs(seconds);
  if (size < 45) return texts.time.now;
  if (size < 3600) return texts.time.minutes(Math.max(1, Math.round(size / 60)), seconds > 0);
  if (size < 86_400) return texts.time.hours(Math.round(size / 3600), seconds > 0);
  if (size < 30 * 86_400) return texts.time.days(Math.round(size / 86_400), seconds > 0);
  const sameYear = new Date(at).getFullYear() === new Date(present).getFullYear();
  return new Intl.DateTimeFormat(undefined, {
    day: "numeric",
    month: "short",
    year: sameYear ? undefined : "numeric",
  }).format(at);
}

/**
 * Return a time in UTC: "2026-11-27 14:02:05 UTC".
 *
 * @param {Date} time
 */
export function utc(time) {
  return `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
