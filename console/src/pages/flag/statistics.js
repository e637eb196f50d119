import chartIcon from "lucide-static/icons/chart-column.svg";
import { useEffect, useMemo, useState } from "preact/hooks";
import { getAll, path } from "../../api/client.js";
import { html } from "../../html.js";
import { tryParse } from "../../model/json/parser.js";
import { statisticsOf } from "../../model/statistics.js";
import { variantsOf } from "../../model/variants.js";
import { Badge } from "../../parts/badge.js";
import { Chart } from "../../parts/chart/chart.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { Select } from "../../parts/select.js";
import { Skeleton } from "../../parts/skeleton.js";
import { percent } from "../../texts/numbers.js";
import { flag } from "../../texts/flag.js";

/** @import { OpenFlag } from "./open-flag.js" */
/** @import { Series, Statistics as Numbers } from "../../model/statistics.js" */

const texts = flag.statistics;
const DAY = 24 * 3600;

/** Length in seconds, and the step of the server's counts. @type {Record<string, {length: number, by: "hour" | "day"}>} */
const RANGES = {
  day: { length: DAY, by: "hour" },
  week: { length: 7 * DAY, by: "hour" },
  month: { length: 30 * DAY, by: "day" },
};

/** Evaluations by variant over time: a chart, the sums, and all numbers as a table. @param {{open: OpenFlag, turn: number}} properties */
export function Statistics({ open }) {
  const [range, setRange] = useState("day");
  const [found, setFound] = useState(/** @type {{numbers?: Numbers, problem?: unknown}} */ ({}));
  const [turn, setTurn] = useState(0);
  const stored = open.base.value?.text ?? "{}";
  const variants = useMemo(() => (tryParse(stored).root ? variantsOf(stored).map((one) => one.name) : []), [stored]);

  useEffect(() => {
    const ended = new AbortController();
    const { length, by } = RANGES[range];
    const until = Date.now() / 1000;
    const since = until - length;
    const query = { flag: open.key, since: iso(since), until: iso(until), by };
    getAll(path`flag-sets/${open.set}/statistics`, { query, signal: ended.signal })
      .then((counts) => setFound({ numbers: statisticsOf(counts, { since, until, by, variants }) }))
      .catch((problem) => ended.signal.aborted || setFound({ problem }));
    return () => ended.abort();
  }, [range, turn, stored]);

  return html`<div class="statistics stack">
    <div class="row">
      <${Select}
        value=${range}
        label=${texts.range}
        options=${Object.entries(texts.ranges).map(([value, label]) => ({ value, label }))}
        onChange=${setRange}
      />
    </div>
    ${found.problem
      ? html`<${ProblemBox} problem=${found.problem} onRetry=${() => setTurn(turn + 1)} />`
      : found.numbers
        ? html`<${Shown} numbers=${found.numbers} variants=${variants} by=${RANGES[range].by} />`
        : html`<${Skeleton} rows=${6} />`}
  </div>`;
}

/** @param {{numbers: Numbers, variants: string[], by: "hour" | "day"}} properties */
function Shown({ numbers: { times, series }, variants, by }) {
  const lines = useMemo(
    () => series.map((one, at) => ({ label: nameOf(one), colour: colourOf(one, at), numbers: one.numbers })),
    [series],
  );
  const total = series.reduce((sum, one) => sum + one.sum, 0);
  if (!total) return html`<${Empty} icon=${chartIcon} title=${texts.none} text=${texts.noneText} />`;
  return html`
    <div class="panel padded"><${Chart} label=${texts.chart} times=${times} lines=${lines} /></div>
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr><th>${texts.variant}</th><th class="number">${texts.total}</th><th class="number">${texts.share}</th></tr>
        </thead>
        <tbody>
          ${series.map(
            (one, at) => html`<tr>
              <td>
                <span class="swatch" style=${{ background: `var(${colourOf(one, at)})` }}></span>
                ${one.variant === null ? nameOf(one) : html`<code>${one.variant}</code>`}
                ${one.variant !== null && !variants.includes(one.variant) && html` <${Badge}>${texts.unknown}<//>`}
              </td>
              <td class="number">${one.sum.toLocaleString("en")}</td>
              <td class="number">${percent((100 * one.sum) / total)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <${AllNumbers} times=${times} series=${series} by=${by} />
  `;
}

/** @param {{times: number[], series: Series[], by: "hour" | "day"}} properties */
function AllNumbers({ times, series, by }) {
  const [isOpen, setOpen] = useState(false);
  const format = new Intl.DateTimeFormat(undefined, {
    dateStyle: "medium",
    timeStyle: by === "hour" ? "short" : undefined,
    // Days are the server's, which are those of UTC.
    timeZone: by === "day" ? "UTC" : undefined,
  });
  return html`<details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}>
    <summary>${texts.table}</summary>
    ${isOpen &&
    html`<div class="panel scrolls all-numbers" tabindex="0" role="region" aria-label=${texts.table}>
      <table class="rows">
        <thead>
          <tr><th>${texts.time}</th>${series.map((one) => html`<th class="number">${nameOf(one)}</th>`)}</tr>
        </thead>
        <tbody>
          ${times.map(
            (time, at) => html`<tr>
              <td>${format.format(time * 1000)}</td>
              ${series.map((one) => html`<td class="number">${one.numbers[at].toLocaleString("en")}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`}
  </details>`;
}

/** @param {Series} series */
function nameOf({ variant, isError }) {
  return variant ?? (isError ? texts.errors : texts.noVariant);
}

/** @param {Series} series @param {number} at */
function colourOf({ variant, isError }, at) {
  if (isError) return "--bad";
  return variant === null ? "--share-none" : `--share-${(at % 6) + 1}`;
}

/** @param {number} seconds */
function iso(seconds) {
  return new Date(seconds * 1000).toISOString();
}
