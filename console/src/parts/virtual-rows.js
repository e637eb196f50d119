import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from "@tanstack/virtual-core";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";

/**
 * Rows of one height, of which only those in sight are in the document. It scrolls by itself and
 * fills its parent's height.
 *
 * `render` returns the row at an index; give it `aria-rowindex`. `reveal` is an index to scroll to.
 * With `keyOf`, a row stays itself, and keeps its focus, when others come before it.
 *
 * @param {{count: number, rowHeight?: number, render: (index: number) => unknown, reveal?: number, keyOf?: (index: number) => string, head?: unknown, [more: string]: unknown}} properties
 */
export function VirtualRows({ count, rowHeight = 36, render, reveal, keyOf, head, ...more }) {
  const scroller = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [, redraw] = useState(0);
  const virtualizer = useRef(/** @type {Virtualizer<HTMLDivElement, Element> | null} */ (null));
  const options = {
    count,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    overscan: 8,
    onChange: () => redraw((turn) => turn + 1),
  };
  virtualizer.current ??= new Virtualizer(options);
  virtualizer.current.setOptions(options);
  useEffect(() => virtualizer.current?._didMount(), []);
  useLayoutEffect(() => virtualizer.current?._willUpdate());
  useEffect(() => {
    if (reveal !== undefined && reveal >= 0) virtualizer.current?.scrollToIndex(reveal, { align: "auto" });
  }, [reveal]);
  const rows = virtualizer.current.getVirtualItems();
  return html`<div ...${more} ref=${scroller} class="scrolls ${more.class ?? ""}">
    ${head}
    <div role="presentation" style=${{ height: `${virtualizer.current.getTotalSize()}px`, position: "relative" }}>
      ${rows.map(
        (row) => html`<div
          key=${keyOf ? keyOf(row.index) : row.index}
          role="presentation"
          style=${{ position: "absolute", top: 0, left: 0, right: 0, height: `${rowHeight}px`, transform: `translateY(${row.start}px)` }}
        >
          ${render(row.index)}
        </div>`,
      )}
    </div>
  </div>`;
}
