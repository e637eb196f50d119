// Keys that work while nobody types: `useShortcuts` of a page, and the list that ? shows.

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/**
 * @typedef {object} Shortcut
 * @property {string} keys one key as KeyboardEvent.key has it ("j", "?", "Enter"), or two in a row ("g h")
 * @property {string} label what it does
 * @property {() => void} run
 * @property {boolean} [isGlobal] it works on every page
 */

/** How the key beside K is called here. */
export const COMMAND = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";

/** @type {import("@preact/signals").Signal<Shortcut[][]>} */
const registered = signal([]);

/** Every shortcut of what is on the screen. */
export const shortcuts = () => registered.value.flat();

/**
 * Have shortcuts while the component is there. Later ones win.
 *
 * @param {Shortcut[]} list
 */
export function useShortcuts(list) {
  const latest = useRef(list);
  latest.current = list;
  const shape = list.map(({ keys, label }) => `${keys} ${label}`).join("\n");
  useEffect(() => {
    const mine = latest.current.map((shortcut, place) => ({ ...shortcut, run: () => latest.current[place]?.run() }));
    registered.value = [...registered.peek(), mine];
    return () => {
      registered.value = registered.peek().filter((one) => one !== mine);
    };
  }, [shape]);
}

let before = "";
let beforeAt = 0;

window.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const list = registered.peek().flat().reverse();
  const twice = performance.now() - beforeAt < 1500 ? `${before} ${event.key}` : "";
  const found = list.find(({ keys }) => keys === twice) ?? list.find(({ keys }) => keys === event.key);
  before = event.key;
  beforeAt = performance.now();
  if (!found) return;
  event.preventDefault();
  before = "";
  found.run();
});

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || (target.shadowRoot?.activeElement ?? target).matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]"))
  );
}
