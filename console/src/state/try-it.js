// The context that is tried out: kept for the tab, one for each flag set.

import { signal } from "@preact/signals";

/** @typedef {import("@preact/signals").Signal<string>} TextSignal */

const NAME = "flagstaff.context.";
const EMPTY = '{\n  "targetingKey": "user-1"\n}';

/** @type {Map<string, TextSignal>} */
const kept = new Map();

/**
 * Return the context of a set as JSON text, as it was last written in this tab.
 *
 * @param {string} set
 * @returns {TextSignal}
 */
export function contextOf(set) {
  let text = kept.get(set);
  if (text === undefined) {
    text = signal(sessionStorage.getItem(NAME + set) ?? EMPTY);
    kept.set(set, text);
  }
  return text;
}

/**
 * Keep a context for the tab.
 *
 * @param {string} set
 * @param {string} text
 */
export function keepContext(set, text) {
  contextOf(set).value = text;
  try {
    sessionStorage.setItem(NAME + set, text);
  } catch {
    // Full or forbidden: it stays until the page is left.
  }
}

/** How the context is written: as a form or as JSON. @type {import("@preact/signals").Signal<"form" | "json">} */
export const contextView = signal(sessionStorage.getItem("flagstaff.contextView") === "json" ? "json" : "form");

/** @param {"form" | "json"} view */
export function chooseContextView(view) {
  contextView.value = view;
  sessionStorage.setItem("flagstaff.contextView", view);
}
