import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";

/** Rows above and below what is in sight, so that fast scrolling shows no gap. */
const BEYOND = 8;

/**
 * Rows of one height, of which only those in sight are in the document. It scrolls by itself and
 * fills its parent's height; `head` stands above the rows and may stick.
 *
 * `render` returns the row at an index; give it `aria-rowindex`. `reveal` is an index to scroll to.
 * With `keyOf`, a row stays itself, and keeps its focus, when others come before it.
 *
 * @param {{count: number, rowHeight?: number, render: (index: number) => unknown, reveal?: number, keyOf?: (index: number) => string, head?: unknown, [more: string]: unknown}} properties
 */
export function VirtualRows({ count, rowHeight = 36, render, reveal, keyOf, head, ...more }) {
  const scroller = useRef(/** @type {HTMLDivElement | null} */ (null));
  const rows = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [sight, setSight] = useState({ first: 0, last: 2 * BEYOND });

  /** Find out which rows are in sight; draw only if these are others than before. */
  function look() {
    const [window, list] = [scroller.current, rows.current];
    if (!window || !list) return;
    const above = -placeOf(list, window);
    const first = Math.max(0, Math.floor(above / rowHeight) - BEYOND);
    const last = Math.ceil((above + window.clientHeight) / rowHeight) + BEYOND;
    setSight((before) => (before.first === first && before.last === last ? before : { first, last }));
  }

  useLayoutEffect(look, [count, rowHeight]);
  useEffect(() => {
    const resized = new ResizeObserver(look);
    if (scroller.current) resized.observe(scroller.current);
    return () => resized.disconnect();
  }, []);
  useEffect(() => {
    const [window, list] = [scroller.current, rows.current];
    if (reveal === undefined || reveal < 0 || !window || !list) return;
    // What sticks at the top covers as much of the rows.
    const top = reveal * rowHeight;
    const bottom = placeOf(list, window) + window.scrollTop + top + rowHeight - window.clientHeight;
    if (window.scrollTop > top) window.scrollTop = top;
    else if (window.scrollTop < bottom) window.scrollTop = bottom;
  }, [reveal]);

  const shown = [];
  for (let index = sight.first; index < Math.min(count, sight.last); index += 1) shown.push(index);
  return html`<div ...${more} ref=${scroller} class="scrolls ${more.class ?? ""}" onScroll=${look}>
    ${head}
    <div ref=${rows} role="presentation" style=${{ height: `${count * rowHeight}px`, position: "relative" }}>
      ${shown.map(
        (index) => html`<div
          key=${keyOf ? keyOf(index) : index}
          role="presentation"
          style=${{ position: "absolute", top: 0, left: 0, right: 0, height: `${rowHeight}px`, transform: `translateY(${index * rowHeight}px)` }}
        >
          ${render(index)}
        </div>`,
      )}
    </div>
  </div>`;
}

/**
 * Return how far an element's top is below that of the window it scrolls in, as both are now.
 *
 * @param {HTMLElement} element
 * @param {HTMLElement} window
 */
function placeOf(element, window) {
  return element.getBoundingClientRect().top - window.getBoundingClientRect().top - window.clientTop;
}
