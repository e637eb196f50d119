import { useEffect, useState } from "preact/hooks";
import { html } from "../../html.js";
import { setNamed } from "../../state/sets.js";
import { percent } from "../../texts/numbers.js";
import { save as texts } from "../../texts/save.js";
import { Field } from "../field.js";
import { ProblemBox } from "../problem.js";
import { Select } from "../select.js";
import { Sentence } from "../sentence.js";
import { Skeleton } from "../skeleton.js";
import { impactOf } from "./dry-run.js";

/** @import { Change } from "./save-sheet.js" */
/** @import { ImpactSummary } from "./dry-run.js" */

const SAMPLES = [1000, 10_000, 100_000];

/**
 * How many stored contexts, or made-up targeting keys, a change moves from which variant to which.
 *
 * @param {{change: Change}} properties
 */
export function Impact({ change }) {
  const reads = setNamed(change.set)?.storedContexts ?? false;
  const [source, setSource] = useState(reads ? "stored" : String(SAMPLES[0]));
  const [found, setFound] = useState(/** @type {{summary?: ImpactSummary, problem?: unknown}} */ ({}));
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const ended = new AbortController();
    setFound({});
    impactOf(change, source === "stored" ? null : Number(source), ended.signal)
      .then((summary) => setFound({ summary }))
      .catch((problem) => ended.signal.aborted || setFound({ problem }));
    return () => ended.abort();
  }, [source, turn]);

  const options = [
    { value: "stored", label: texts.stored },
    ...SAMPLES.map((count) => ({ value: String(count), label: texts.sample(count) })),
  ];
  return html`<section class="stack impact" aria-label=${texts.impact}>
    <h3>${texts.impact}</h3>
    <${Field} label=${texts.source} hint=${source === "stored" ? null : texts.sampleHint}>
      ${(/** @type {object} */ input) =>
        html`<${Select} input=${input} value=${source} options=${options} onChange=${setSource} />`}
    <//>
    ${found.problem
      ? html`<${ProblemBox} problem=${found.problem} onRetry=${() => setTurn(turn + 1)} />`
      : found.summary
        ? html`<${ImpactTable} summary=${found.summary} isStored=${source === "stored"} />`
        : html`<${Skeleton} rows=${2} height=${24} />`}
  </section>`;
}

/**
 * The impact on each flag: from which variant to which, how many, and some of them.
 *
 * @param {{summary: ImpactSummary, isStored?: boolean}} properties
 */
export function ImpactTable({ summary: { contexts, flags }, isStored }) {
  if (!contexts) return html`<p class="quiet">${texts.noContexts(isStored ? "stored" : "sample", contexts)}</p>`;
  const moving = flags.filter((one) => one.moved > 0);
  if (!moving.length) return html`<p><${Sentence} parts=${texts.moved(0, contexts)} /></p>`;
  return moving.map(
    ({ flag, moved, percent: share, cells }) => html`<div class="stack">
      ${flags.length > 1 && html`<h4><code>${flag}</code></h4>`}
      <p>
        <${Sentence} parts=${texts.moved(moved, contexts)} />
        <span class="moved-bar" aria-hidden="true"><span style=${{ width: `${share}%` }}></span></span>
      </p>
      <div class="scrolls panel">
        <table class="rows">
          <thead>
            <tr>
              <th>${texts.from}</th>
              <th>${texts.to}</th>
              <th class="number">${texts.number}</th>
              <th class="number">${texts.share}</th>
              <th>${texts.examples}</th>
            </tr>
          </thead>
          <tbody>
            ${cells
              .filter((cell) => cell.moved)
              .map(
                (cell) => html`<tr>
                  <td><${Sentence} parts=${texts.side(cell.from)} /></td>
                  <td><${Sentence} parts=${texts.side(cell.to)} /></td>
                  <td class="number">${cell.contexts.toLocaleString("en")}</td>
                  <td class="number">${percent(cell.percent)}</td>
                  <td class="examples">${cell.examples.slice(0, 3).map((key) => html`<code>${key}</code> `)}</td>
                </tr>`,
              )}
          </tbody>
        </table>
      </div>
    </div>`,
  );
}
