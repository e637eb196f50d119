import { html } from "../../html.js";
import { Badge } from "../../parts/badge.js";
import { Sparkline } from "../../parts/sparkline.js";
import { Time } from "../../parts/time.js";
import { link } from "../../state/router.js";
import { isProduction } from "../../state/sets.js";
import { summaries } from "../../state/summaries.js";
import { texts } from "../../texts.js";

/** @typedef {import("../../state/sets.js").FlagSet & {environment: string | null}} Environment */

const said = texts.overview;
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/**
 * An application with a row for each of its environments. `titles`: the columns are named above.
 *
 * @param {{application: string, sets: Environment[], titles: boolean}} properties
 */
export function Application({ application, sets, titles }) {
  return html`<section class="panel application" aria-label=${application}>
    <header><h2>${application}</h2></header>
    ${titles &&
    html`<div class="environment titles" aria-hidden="true">
      <span>${said.environment}</span>
      <span class="count">${said.flags}</span>
      <span>${said.evaluations}</span>
      <span>${said.attention}</span>
      <span>${said.lastChange}</span>
    </div>`}
    ${sets.map((set) => html`<${Row} key=${set.name} set=${set} />`)}
  </section>`;
}

/** @param {{set: Environment}} properties */
function Row({ set }) {
  const summary = summaries.value?.get(set.name);
  return html`<div class="environment">
    <div class="name">
      <a href=${link({ set: set.name })}>${set.environment ?? set.name}</a>
      ${isProduction(set) && html`<${Badge} kind="bad">${texts.shell.production}<//>`}
    </div>
    ${summary ? html`<${Figures} set=${set.name} summary=${summary} />` : html`<${Blank} /><${Blank} /><${Blank} /><${Blank} />`}
  </div>`;
}

/** Holds the place of a figure. */
function Blank() {
  return html`<div><div class="blank"></div></div>`;
}

/** @param {{set: string, summary: import("../../state/summaries.js").FlagSetSummary}} properties */
function Figures({ set, summary }) {
  const total = summary.evaluations?.reduce((sum, number) => sum + number, 0) ?? 0;
  return html`
    <div class="count" title=${said.flagCount(summary.flags)}>
      ${summary.flags.toLocaleString("en")}<span class="unit quiet"> ${said.flagsUnit(summary.flags)}</span>
    </div>
    <div class="evaluations" title=${summary.evaluations ? said.evaluationCount(total) : said.unknown}>
      ${summary.evaluations
        ? html`<${Sparkline} numbers=${summary.evaluations} label=${said.evaluationCount(total)} /><span class="quiet small">${compact.format(total)}</span>`
        : html`<span class="quiet">–</span>`}
    </div>
    <div class="attention">
      ${summary.stale
        ? html`<a href=${link({ set, query: { stale: "yes" } })}><${Badge} kind="warn" title=${said.staleTitle}>${said.stale(summary.stale)}<//></a>`
        : null}
      ${summary.planned
        ? html`<a href=${link({ set, page: "plans" })}><${Badge} kind="accent" title=${said.plannedTitle}>${said.planned(summary.planned)}<//></a>`
        : null}
    </div>
    <div class="change"><${LastChange} set=${set} change=${summary.lastChange} isKnown=${summary.evaluations !== null} /></div>
  `;
}

/** @param {{set: string, change: import("../../state/summaries.js").FlagSetSummary["lastChange"], isKnown: boolean}} properties */
function LastChange({ set, change, isKnown }) {
  if (!change) return html`<span class="quiet">${isKnown ? said.unchanged : "–"}</span>`;
  const name = change.kind === "flag" && change.did !== "deleted"
    ? html`<a class="mono" href=${link({ set, flag: change.name })}>${change.name}</a>`
    : html`<code class="mono">${change.name}</code>`;
  return html`<p>
      ${change.actor} ${said.change(change)}${said.namesIt(change) && html` ${name}`}
      <span class="quiet"> · <${Time} at=${change.at} /></span>
    </p>
    ${change.comment && html`<p class="quiet small cut" title=${change.comment}>${change.comment}</p>`}`;
}
