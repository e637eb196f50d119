import check from "lucide-static/icons/check.svg";
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "../html.js";
import { Button } from "./button.js";
import { Icon } from "./icon.js";
import "./menu.css";

/**
 * @typedef {object} Item
 * @property {string} [label]
 * @property {[string, Record<string, string>][]} [icon]
 * @property {() => void} [onSelect]
 * @property {string} [href]
 * @property {boolean} [danger]
 * @property {boolean} [disabled]
 * @property {boolean} [checked] one of several that exclude each other
 * @property {boolean} [line] a line, and nothing else
 * @property {unknown} [heading] a heading, and nothing else
 */

/**
 * A button that opens a list: arrow keys, Home, End, Escape, and the first letter of an item.
 * `button` has the attributes of the Button, `children` its text.
 *
 * @param {{items: (Item | false | null | undefined)[], button?: Record<string, unknown>, end?: boolean, children?: unknown}} properties
 */
export function Menu({ items, button = {}, end, children }) {
  const [open, setOpen] = useState(false);
  const root = useRef(/** @type {HTMLDivElement | null} */ (null));
  const shown = /** @type {Item[]} */ (items.filter(Boolean));

  useEffect(() => {
    if (!open) return undefined;
    step(root.current, (all) => all.find((item) => item.getAttribute("aria-checked") === "true") ?? all[0]);
    const leave = (/** @type {Event} */ event) => {
      if (!root.current?.contains(/** @type {Node} */ (event.target))) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [open]);

  function close() {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if (!open) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        setOpen(true);
      }
      return;
    }
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") step(root.current, (all, at) => all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") step(root.current, (all, at) => all[(at - 1 + all.length) % all.length]);
    else if (event.key === "Home") step(root.current, (all) => all[0]);
    else if (event.key === "End") step(root.current, (all) => all[all.length - 1]);
    else if (event.key === "Tab") return setOpen(false);
    else if (event.key.length === 1 && event.key !== " ") {
      const letter = event.key.toLowerCase();
      step(root.current, (all, at) =>
        [...all.slice(at + 1), ...all].find((item) => item.textContent?.trim().toLowerCase().startsWith(letter)),
      );
    } else return undefined;
    event.stopPropagation();
    return event.preventDefault();
  }

  return html`<div class="menu ${end ? "end" : ""}" ref=${root} onKeyDown=${onKeyDown}>
    <${Button} ...${button} aria-haspopup="menu" aria-expanded=${String(open)} onClick=${() => setOpen(!open)}>${children}<//>
    ${open &&
    html`<div class="list" role="menu">
      ${shown.map((item) => html`<${Entry} item=${item} close=${close} />`)}
    </div>`}
  </div>`;
}

/** @param {{item: Item, close: () => void}} properties */
function Entry({ item, close }) {
  if (item.line) return html`<hr />`;
  if (item.heading) return html`<div class="heading" role="presentation">${item.heading}</div>`;
  const isChoice = item.checked !== undefined;
  const shared = {
    role: isChoice ? "menuitemradio" : "menuitem",
    tabindex: -1,
    class: item.danger ? "danger" : undefined,
    "aria-checked": isChoice ? String(item.checked) : undefined,
    "aria-disabled": item.disabled ? "true" : undefined,
    onClick() {
      if (item.disabled) return;
      close();
      item.onSelect?.();
    },
  };
  const inside = html`${item.icon && html`<${Icon} shapes=${item.icon} />`}
    <span class="grow">${item.label}</span>
    ${item.checked && html`<${Icon} shapes=${check} />`}`;
  if (item.href !== undefined) return html`<a ...${shared} href=${item.href}>${inside}</a>`;
  return html`<button ...${shared} type="button">${inside}</button>`;
}

/**
 * Move the focus to the item that `choose` returns, given all of them and the place of the present.
 *
 * @param {HTMLElement | null} root
 * @param {(all: HTMLElement[], at: number) => HTMLElement | undefined} choose
 */
function step(root, choose) {
  const all = /** @type {HTMLElement[]} */ ([...(root?.querySelectorAll('[role^="menuitem"]') ?? [])]);
  if (all.length) choose(all, all.indexOf(/** @type {HTMLElement} */ (document.activeElement)))?.focus();
}
