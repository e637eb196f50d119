// Short messages at the edge of the window: what was done, and how to undo it.

import x from "lucide-static/icons/x.svg";
import { signal } from "@preact/signals";
import { html } from "../html.js";
import { texts } from "../texts.js";
import { Button } from "./button.js";
import "./toast.css";

/**
 * @typedef {object} Toast
 * @property {string} text
 * @property {"good" | "bad"} [kind]
 * @property {{label: string, onClick: () => void}} [action] such as Undo
 * @property {number} [seconds] how long it stays (default: 6, with an action 10, a failure until it is closed)
 */

/** @type {import("@preact/signals").Signal<(Toast & {id: number})[]>} */
const shown = signal([]);
let last = 0;

/**
 * Show a message; return a function that removes it.
 *
 * @param {Toast} message
 */
export function toast(message) {
  last += 1;
  const id = last;
  const close = () => {
    shown.value = shown.value.filter((one) => one.id !== id);
  };
  shown.value = [...shown.value.slice(-3), { ...message, id }];
  const seconds = message.seconds ?? (message.kind === "bad" ? 0 : message.action ? 10 : 6);
  if (seconds) setTimeout(close, seconds * 1000);
  return close;
}

/**
 * Show a failure of a call.
 *
 * @param {unknown} error
 */
export function toastProblem(error) {
  if (error instanceof DOMException && error.name === "AbortError") return;
  toast({ kind: "bad", text: error instanceof Error ? error.message : String(error) });
}

/** The messages; the shell shows them. */
export function Toasts() {
  return html`<div class="toasts" role="status" aria-live="polite">
    ${shown.value.map(
      ({ id, text, kind, action }) => html`<div key=${id} class="toast ${kind ?? "good"}">
        <span class="grow">${text}</span>
        ${action &&
        html`<${Button}
          size="small"
          onClick=${() => {
            remove(id);
            action.onClick();
          }}
          >${action.label}<//
        >`}
        <${Button} kind="quiet" size="small" icon=${x} label=${texts.close} onClick=${() => remove(id)} />
      </div>`,
    )}
  </div>`;
}

/** @param {number} id */
function remove(id) {
  shown.value = shown.value.filter((one) => one.id !== id);
}
