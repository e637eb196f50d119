import x from "lucide-static/icons/x.svg";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { html } from "../html.js";
import { texts } from "../texts.js";
import { Button } from "./button.js";
import "./dialog.css";

/**
 * A dialog over the page: the browser keeps the focus inside, and gives it back afterwards. Escape
 * and a click beside it call `onClose`; without `onClose` it stays until it is answered.
 *
 * Give the first thing to type into `autofocus`. `footer` has the buttons.
 *
 * @param {{title: unknown, onClose?: () => void, footer?: unknown, wide?: boolean, sheet?: boolean, children?: unknown, [more: string]: unknown}} properties
 */
export function Dialog({ title, onClose, footer, wide, sheet, children, ...more }) {
  const element = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const name = useId();
  // Before the browser draws: what is typed behind the key that opens it belongs to it.
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return html`<dialog
    ...${more}
    ref=${element}
    class=${["dialog", wide && "wide", sheet && "sheet", more.class].filter(Boolean).join(" ")}
    aria-labelledby=${name}
    onCancel=${(/** @type {Event} */ event) => {
      if (event.target !== element.current) return;
      event.preventDefault();
      onClose?.();
    }}
    onMouseDown=${(/** @type {MouseEvent} */ event) => {
      if (element.current && event.target === element.current && isBeside(event, element.current)) onClose?.();
    }}
  >
    <header>
      <h2 id=${name}>${title}</h2>
      ${onClose && html`<${Button} kind="quiet" icon=${x} label=${texts.close} onClick=${onClose} />`}
    </header>
    <div class="inside">${children}</div>
    ${footer && html`<footer>${footer}</footer>`}
  </dialog>`;
}

/** A dialog at the right edge, for what is long: `Dialog` with the height of the window.
 * @param {Parameters<typeof Dialog>[0]} properties */
export function Sheet(properties) {
  return html`<${Dialog} ...${properties} sheet />`;
}

/**
 * @param {MouseEvent} event
 * @param {HTMLElement} element
 */
function isBeside({ clientX, clientY }, element) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
