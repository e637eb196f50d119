import left from "lucide-static/icons/chevron-left.svg";
import right from "lucide-static/icons/chevron-right.svg";
import { get, getAll, path } from "../../api/client.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Sentence } from "../sentence.js";
import { Time } from "../time.js";
import { useLatest } from "../use-latest.js";

/** @import { Change } from "../../model/changes/facts.js" */

/** @typedef {number | string | null} At a revision, a time (RFC 3339), or null for now */

/** Versions of a flag that are marked on the slider. */
const MOST_MARKS = 200;

/**
 * A slider over the revisions of a set, which says who changed what at each; or a time.
 *
 * @param {{set: string, revision: number, flag: string | null, at: At, onAt: (at: At) => void}} properties
 *   `revision`: the present one; `flag`: whose changes are marked
 */
export function AsOf({ set, revision, flag, at, onAt }) {
  const marks = useMarks(set, flag, revision);
  const shown = typeof at === "number" ? Math.min(at, revision) : revision;
  /** @param {number} chosen */
  const choose = (chosen) => onAt(chosen >= revision ? null : chosen);
  const places = marks.length > 0 ? marks : null;
  const before = places === null ? (shown > 1 ? shown - 1 : undefined) : places.findLast((each) => each < shown);
  const after = places === null ? (shown < revision ? shown + 1 : undefined) : (places.find((each) => each > shown) ?? (shown < revision ? revision : undefined));
  const words = texts.asOf;
  return html`<section class="as-of" aria-label=${words.title}>
    <strong>${words.title}</strong>
    <${Button} size="small" kind="quiet" icon=${left} label=${flag === null ? words.earlier : words.earlierOf(flag)} disabled=${before === undefined} onClick=${() => before !== undefined && choose(before)} />
    <div class="slider">
      <input
        type="range"
        min="1"
        max=${Math.max(revision, 1)}
        value=${shown}
        disabled=${revision < 2}
        aria-label=${words.slider}
        aria-valuetext=${at === null ? words.present(revision) : words.revision(shown)}
        onInput=${(/** @type {any} */ event) => choose(Number(event.target.value))}
      />
      <div class="marks" aria-hidden="true">
        ${revision > 1 && marks.map((each) => html`<i key=${each} style=${{ left: `${((each - 1) / (revision - 1)) * 100}%` }}></i>`)}
      </div>
    </div>
    <${Button} size="small" kind="quiet" icon=${right} label=${flag === null ? words.later : words.laterOf(flag)} disabled=${after === undefined} onClick=${() => after !== undefined && choose(after)} />
    <${Button} size="small" disabled=${at === null} onClick=${() => onAt(null)}>${words.now}<//>
    <input
      type="datetime-local"
      aria-label=${words.time}
      title=${words.time}
      max=${localTime(new Date())}
      value=${typeof at === "string" ? localTime(new Date(at)) : ""}
      onChange=${(/** @type {any} */ event) => onAt(event.target.value === "" ? null : new Date(event.target.value).toISOString())}
    />
    <p class="says small"><${WhatHappened} set=${set} at=${at} revision=${shown} present=${revision} /></p>
  </section>`;
}

/** @param {{set: string, at: At, revision: number, present: number}} properties */
function WhatHappened({ set, at, revision, present }) {
  const query = typeof at === "string" ? { until: at, limit: 2 } : { revision, limit: 20 };
  const { result, problem, isLoading } = useLatest(
    async (signal) => /** @type {Change[]} */ ((await get(path`flag-sets/${set}/changes`, { query, signal })).data.items),
    [set, at, revision],
    { wait: 120 },
  );
  if (isLoading && result === null) return texts.asOf.loading;
  const change = result?.[0];
  if (problem !== null || change === undefined) return html`<span class="quiet">${texts.asOf.gone}</span>`;
  const together = result?.filter((each) => each.revision === change.revision) ?? [];
  const heading = at === null ? texts.asOf.present(present) : texts.asOf.revision(change.revision);
  return html`${heading}: <strong>${change.actor}</strong> <${Sentence} parts=${texts.changes.together(together)} />${change.comment &&
    html`, <q>${change.comment}</q>`}
    <span class="quiet"> · <${Time} at=${change.at} /></span>${at !== null && html`<span class="quiet"> · ${texts.asOf.contexts}</span>`}`;
}

/**
 * Return the revisions at which a flag changed, the oldest first; [] without a flag.
 *
 * @param {string} set
 * @param {string | null} flag
 * @param {number} revision
 * @returns {number[]}
 */
function useMarks(set, flag, revision) {
  const { result } = useLatest(
    async (signal) => {
      if (flag === null) return [];
      /** @type {Change[]} */
      const versions = await getAll(path`flag-sets/${set}/flags/${flag}/versions`, { most: MOST_MARKS, signal });
      return versions.map((each) => each.revision).reverse();
    },
    [set, flag, revision],
  );
  return result ?? [];
}

/** @param {Date} time */
function localTime(time) {
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

