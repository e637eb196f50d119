import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Empty } from "../empty.js";
import { SearchField } from "../search-field.js";
import { VirtualRows } from "../virtual-rows.js";

/** @import { Line } from "./use-answer.js" */

/**
 * What the context gets of each flag; each opens why.
 *
 * @param {{lines: Line[], hrefOf: (flag: string) => string}} properties
 */
export function AllFlags({ lines, hrefOf }) {
  const [search, setSearch] = useState("");
  const words = texts.tryIt;
  if (lines.length === 0) return html`<${Empty} title=${words.noFlags} text=${words.noFlagsText} />`;
  const wanted = search.trim().toLowerCase();
  const shown = lines.filter((line) => line.flag.toLowerCase().includes(wanted));
  const height = Math.min(shown.length, 14) * ROW + ROW + 2;
  return html`<div class="stack all-flags">
    <div class="row">
      <${SearchField} class="grow" label=${words.search} value=${search} onSearch=${setSearch} />
      <span class="quiet">${words.count(shown.length, lines.length)}</span>
    </div>
    ${shown.length === 0
      ? html`<p class="quiet">${words.noMatch}</p>`
      : html`<div class="panel table" style=${{ height: `${height}px` }}>
          <${VirtualRows}
            count=${shown.length}
            rowHeight=${ROW}
            role="table"
            aria-label=${words.allFlags}
            aria-rowcount=${shown.length + 1}
            tabindex="0"
            head=${html`<div role="row" class="head" aria-rowindex="1">
              <span role="columnheader">${words.flag}</span>
              <span role="columnheader">${words.value}</span>
              <span role="columnheader">${words.variant}</span>
              <span role="columnheader">${words.reason}</span>
            </div>`}
            render=${(/** @type {number} */ at) => html`<${Row} line=${shown[at]} at=${at} href=${hrefOf(shown[at].flag)} />`}
          />
        </div>`}
  </div>`;
}

const ROW = 36;

/** @param {{line: Line, at: number, href: string}} properties */
function Row({ line, at, href }) {
  const { flag, value, variant, errorCode } = line;
  const has = value !== undefined && value !== null;
  return html`<div role="row" class="one" aria-rowindex=${at + 2}>
    <span role="cell"><a class="mono cut" href=${href}>${flag}</a></span>
    <span role="cell" class="cut ${has ? "mono" : "quiet"}">
      ${has ? (typeof value === "string" ? value : JSON.stringify(value)) : errorCode ? html`<span class="bad">${errorCode}</span>` : texts.tryIt.noValue}
    </span>
    <span role="cell" class="mono cut">${variant ?? ""}</span>
    <span role="cell" class="quiet cut">${reasonOf(line)}</span>
  </div>`;
}

/** @param {Line} line */
function reasonOf({ decidedBy, reason, errorCode }) {
  const { reasons } = texts.tryIt;
  if (errorCode) return reasons.error;
  return decidedBy === "targeting" && reason === "DEFAULT" ? reasons.none : reasons[decidedBy];
}
