import { useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { edgeScroll } from "./edge-scroll.js";
import { RuleRow } from "./rule-row.js";

/** @import { Rules } from "../../model/rules/rules.js" */
/** @import { Rows } from "./rows.js" */

/**
 * The rules in their order. A rule is dragged by its handle; its place is shown by a line; a long list scrolls at the
 * edges of what it stands in.
 *
 * @param {{ rules: Rules, rows: Rows }} properties
 */
export function RuleList({ rules, rows }) {
  const list = useRef(/** @type {HTMLOListElement | null} */ (null));
  const [drag, setDrag] = useState(/** @type {{ from: number, to: number } | null} */ (null));
  const count = rules.rules.length;
  if (count === 0) return null;
  const always = rules.rules.findIndex(({ condition }) => condition.kind === "constant" && condition.value);

  /**
   * @param {PointerEvent} event
   * @param {number} from
   */
  function startDrag(event, from) {
    if (event.button !== 0 || count < 2) return;
    const handle = /** @type {HTMLElement} */ (event.currentTarget);
    handle.setPointerCapture(event.pointerId);
    /** @type {number | null} */
    let to = null;
    let y = event.clientY;
    const place = () => {
      const next = placeAt(list.current, y, from);
      if (next !== to) setDrag({ from, to: next });
      to = next;
    };
    const scroll = edgeScroll(handle, place);
    /** @param {PointerEvent} moved */
    const onMove = (moved) => {
      y = moved.clientY;
      scroll.at(y);
      place();
    };
    /** @param {boolean} isDropped */
    const end = (isDropped) => {
      scroll.end();
      handle.removeEventListener("pointermove", onMove);
      handle.removeEventListener("pointerup", onUp);
      handle.removeEventListener("pointercancel", onCancel);
      handle.removeEventListener("keydown", onKey);
      setDrag(null);
      if (isDropped && to !== null) rows.move(from, to);
    };
    const onUp = () => end(true);
    const onCancel = () => end(false);
    /** @param {KeyboardEvent} key */
    const onKey = (key) => {
      if (key.key === "Escape") end(false);
    };
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("pointerup", onUp);
    handle.addEventListener("pointercancel", onCancel);
    handle.addEventListener("keydown", onKey);
  }

  return html`<ol class="rules-list plain" ref=${list} aria-label=${texts.rules.editor.list}>
    ${rules.rules.map((rule, position) => {
      const id = rows.idAt(position);
      return html`<li key=${id} data-rule=${id} class=${classOf(position, drag)}>
        <${RuleRow}
          rule=${rule}
          position=${position}
          of=${count}
          isOpen=${rows.isOpen(id)}
          isJson=${rows.isJson(id)}
          isReached=${always < 0 || position <= always}
          actions=${{
            toggle: () => rows.toggle(id),
            toggleJson: () => rows.toggleJson(id),
            move: (/** @type {number} */ to) => rows.move(position, to),
            duplicate: () => rows.duplicate(position),
            remove: () => rows.remove(position),
            drag: (/** @type {PointerEvent} */ event) => startDrag(event, position),
          }}
        />
      </li>`;
    })}
  </ol>`;
}

/**
 * @param {number} position
 * @param {{ from: number, to: number } | null} drag
 */
function classOf(position, drag) {
  if (!drag) return "";
  if (position === drag.from) return "dragged";
  if (position !== drag.to) return "";
  return drag.to < drag.from ? "drop-before" : "drop-after";
}

/**
 * The place that the rule at `from` gets if it is dropped at this height.
 *
 * @param {HTMLElement | null} list
 * @param {number} y
 * @param {number} from
 */
function placeAt(list, y, from) {
  const heads = [...(list?.children ?? [])].map((row) => row.getBoundingClientRect());
  const before = heads.filter((rect, i) => i !== from && y > rect.top + rect.height / 2).length;
  return Math.min(before, heads.length - 1);
}
