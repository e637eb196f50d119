// Where the focus goes when what had it is gone: a rule moves, a condition is removed.

import { useLayoutEffect, useRef } from "preact/hooks";

const FOCUSABLE = ":is(button, input, select, textarea):not([disabled])";

/**
 * Keeps the focus within an element whose parts come and go. `next` names the part that gets it when
 * the change is drawn; without that, it goes to what stands in the same place of the same row.
 */
export function useFocus() {
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const wanted = useRef(/** @type {string | null} */ (null));
  const last = useRef(/** @type {{ element: HTMLElement, row: string | undefined, place: number } | null} */ (null));

  /** @param {string | undefined} row */
  const focusables = (row) => {
    const within = row === undefined ? root.current : root.current?.querySelector(`[data-rule="${row}"]`);
    return /** @type {HTMLElement[]} */ ([...((within ?? root.current)?.querySelectorAll(FOCUSABLE) ?? [])]);
  };

  useLayoutEffect(() => {
    if (wanted.current !== null) {
      const part = /** @type {HTMLElement | null | undefined} */ (root.current?.querySelector(wanted.current));
      if (part) return part.focus();
    }
    if (!last.current || last.current.element.isConnected || document.activeElement !== document.body) return;
    const all = focusables(last.current.row);
    all[Math.min(last.current.place, all.length - 1)]?.focus();
  });

  return {
    root,
    /** @param {string} selector */
    next(selector) {
      wanted.current = selector;
    },
    /** @param {FocusEvent} event */
    onFocusIn({ target }) {
      wanted.current = null;
      const element = /** @type {HTMLElement} */ (target);
      const row = /** @type {HTMLElement | null} */ (element.closest("[data-rule]"))?.dataset.rule;
      last.current = { element, row, place: focusables(row).indexOf(element) };
    },
  };
}
