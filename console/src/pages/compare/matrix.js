import { html } from "../../html.js";
import { placeOf } from "../../model/names.js";
import { Badge } from "../../parts/badge.js";
import { VirtualRows } from "../../parts/virtual-rows.js";
import { link } from "../../state/router.js";
import { isProduction, setNamed } from "../../state/sets.js";
import { texts } from "../../texts/compare.js";
import { Cell } from "./cell.js";

/** Heights in pixels: of a row, of the head with edges and the scroll bar, of the smallest matrix. */
const ROW = 40;
const HEAD = 54;
const LEAST = 240;

/**
 * Flags in rows, environments in columns.
 *
 * @param {object} properties
 * @param {string[]} properties.names of the sets
 * @param {number} properties.reference
 * @param {import("../../model/flags/matrix.js").Row[]} properties.rows
 * @param {(key: string, column: number) => void} properties.onOpen
 */
export function Matrix({ names, reference, rows, onOpen }) {
  const columns = `minmax(150px, 1.3fr) repeat(${names.length}, minmax(170px, 1fr))`;
  const width = `${174 + 194 * names.length}px`;
  // A short list ends with its last row; the bar that scrolls sideways has room below it.
  const most = HEAD + rows.length * ROW;
  const height = { maxHeight: `${most}px`, minHeight: `${Math.min(most, LEAST)}px` };
  const grid = { gridTemplateColumns: columns };
  return html`<div class="panel matrix" role="table" aria-label=${texts.table} aria-rowcount=${rows.length + 1} style=${height}>
    <div class="matrix-inside" style=${{ minWidth: width }}>
      <div role="rowgroup" class="matrix-head">
        <div role="row" aria-rowindex="1" class="matrix-row" style=${grid}>
          <div role="columnheader">${texts.flag}</div>
          ${names.map(
            (name, at) => html`<div role="columnheader" class="row" key=${name}>
              <a href=${link({ set: name })} title=${name}>${placeOf(name).environment ?? name}</a>
              ${isProduction(setNamed(name)) && html`<span class="production-mark" aria-hidden="true"></span>`}
              ${at === reference && html`<${Badge}>${texts.isReference}<//>`}
            </div>`,
          )}
        </div>
      </div>
      <${VirtualRows}
        role="rowgroup"
        class="matrix-rows"
        count=${rows.length}
        rowHeight=${ROW}
        keyOf=${(/** @type {number} */ index) => rows[index]?.key ?? ""}
        render=${(/** @type {number} */ index) => {
          const row = rows[index];
          if (!row) return null;
          return html`<div role="row" key=${row.key} aria-rowindex=${index + 2} class="matrix-row ${row.differs ? "differs" : ""}" style=${grid}>
            <div role="rowheader" class="mono cut" title=${row.key}>${row.key}</div>
            ${row.cells.map(
              (cell, at) => html`<div role="cell" key=${names[at]}>
                <${Cell} cell=${cell} label=${texts.open(row.key, names[at], names[reference])} onOpen=${() => onOpen(row.key, at)} />
              </div>`,
            )}
          </div>`;
        }}
      />
    </div>
  </div>`;
}
