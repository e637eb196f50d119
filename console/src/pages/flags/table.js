import down from "lucide-static/icons/arrow-down.svg";
import up from "lucide-static/icons/arrow-up.svg";
import { useRef } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Icon } from "../../parts/icon.js";
import { VirtualRows } from "../../parts/virtual-rows.js";
import { isNarrow } from "../../state/width.js";
import { texts } from "../../texts/flags.js";
import { Row } from "./row.js";
import "./table.css";

/** @typedef {import("../../state/flags.js").Flag} Flag */
/** @typedef {import("../../model/flags/list.js").Order} Order */

/** Heights of a row in pixels; with little room it has two lines. */
const ROW = 36;
const NARROW_ROW = 60;
/** Height of the head with the table's edges, and of the smallest table that scrolls. */
const HEAD = 38;
const LEAST = 240;
/** Rows from which on the last one may lie under the bar of what is selected. */
const LONG = 8;

/**
 * The flags in rows, of which only those in sight are in the document.
 *
 * @param {object} properties
 * @param {string} properties.set
 * @param {Flag[]} properties.flags
 * @param {string | null} properties.column name of the metadata that has a column
 * @param {Order} properties.order
 * @param {boolean} properties.isDown
 * @param {(order: Order) => void} properties.onOrder
 * @param {ReadonlySet<string>} properties.selected
 * @param {ReadonlySet<string>} properties.fresh keys of flags that changed a moment ago
 * @param {(keys: string[], isSelected: boolean) => void} properties.onSelect
 * @param {number} properties.cursor index of the row that keys move
 * @param {number} properties.reveal index of a row to scroll to
 * @param {(key: string) => void} properties.onCursor
 * @param {{current: boolean}} properties.takesFocus
 * @param {(flag: Flag, on: boolean) => void} properties.onToggle
 */
export function Table({ set, flags, column, order, isDown, onOrder, selected, fresh, onSelect, cursor, reveal, onCursor, takesFocus, onToggle }) {
  const last = useRef(-1);
  const isAll = flags.length > 0 && flags.every(({ key }) => selected.has(key));
  const isSome = !isAll && flags.some(({ key }) => selected.has(key));

  /** @param {number} index @param {boolean} isSelected @param {boolean} isRange */
  function select(index, isSelected, isRange) {
    const from = isRange && last.current >= 0 && last.current < flags.length ? last.current : index;
    last.current = index;
    const [start, end] = from < index ? [from, index] : [index, from];
    onSelect(flags.slice(start, end + 1).map(({ key }) => key), isSelected);
  }

  const head = { order, isDown, onOrder };
  const height = isNarrow.value ? NARROW_ROW : ROW;
  const names = ["flag-table panel", column === null && "no-owner", !may("write") && "read-only", flags.length > LONG && "long"];
  return html`<div
    class=${names.filter(Boolean).join(" ")}
    style=${heightOf(flags.length, height)}
    role="table"
    aria-label=${texts.table}
    aria-rowcount=${flags.length + 1}
  >
    <div role="rowgroup" class="list-head">
      <div role="row" aria-rowindex="1" class="flag-row">
        ${may("write") &&
        html`<div role="columnheader" class="select">
          <input
            type="checkbox"
            aria-label=${texts.selectAll}
            checked=${isAll}
            indeterminate=${isSome}
            disabled=${!flags.length}
            onChange=${(/** @type {any} */ event) => onSelect(flags.map(({ key }) => key), event.target.checked)}
          />
        </div>`}
        <div role="columnheader" class="state-cell"><span>${texts.columns.state}</span></div>
        <${Sortable} ...${head} name="key" class="key">${texts.columns.key}<//>
        <div role="columnheader" class="type">${texts.columns.type}</div>
        <${Sortable} ...${head} name="rollout" class="serves">${texts.columns.rollout}<//>
        ${column !== null && html`<div role="columnheader" class="owner cut">${column === "owner" ? texts.columns.owner : column}</div>`}
        <${Sortable} ...${head} name="evaluated" class="evaluated">${texts.columns.evaluated}<//>
        <${Sortable} ...${head} name="changed" class="changed">${texts.columns.changed}<//>
      </div>
    </div>
    <${VirtualRows}
      key=${height}
      role="rowgroup"
      class="list-rows"
      count=${flags.length}
      rowHeight=${height}
      reveal=${reveal}
      keyOf=${(/** @type {number} */ index) => flags[index]?.key ?? ""}
      render=${(/** @type {number} */ index) => {
        const flag = flags[index];
        if (!flag) return null;
        return html`<${Row}
          key=${flag.key}
          set=${set}
          flag=${flag}
          index=${index}
          column=${column}
          isSelected=${selected.has(flag.key)}
          isFresh=${fresh.has(flag.key)}
          isAtCursor=${index === cursor}
          takesFocus=${takesFocus}
          onCursor=${() => onCursor(flag.key)}
          onSelect=${(/** @type {boolean} */ isSelected, /** @type {boolean} */ isRange) => select(index, isSelected, isRange)}
          onToggle=${(/** @type {boolean} */ on) => onToggle(flag, on)}
        />`;
      }}
    />
  </div>`;
}

/**
 * A short list ends with its last row.
 *
 * @param {number} count
 * @param {number} height of a row in pixels
 */
function heightOf(count, height) {
  const most = HEAD + count * height;
  return { maxHeight: `${most}px`, minHeight: `${Math.min(most, LEAST)}px` };
}

/**
 * The head of a column that sorts: once up, once down.
 *
 * @param {{name: Order, order: Order, isDown: boolean, onOrder: (order: Order) => void, class: string, children?: unknown}} properties
 */
function Sortable({ name, order, isDown, onOrder, class: className, children }) {
  const isSorted = name === order;
  return html`<div role="columnheader" class=${className} aria-sort=${isSorted ? (isDown ? "descending" : "ascending") : undefined}>
    <button type="button" class="sorts" onClick=${() => onOrder(name)}>
      ${children}${isSorted && html`<${Icon} shapes=${isDown ? down : up} size=${12} />`}
    </button>
  </div>`;
}
