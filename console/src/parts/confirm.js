// Questions before something that is hard to undo, as promises.

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { html } from "../html.js";
import { texts } from "../texts.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { TypedName } from "./typed-name.js";

/**
 * @typedef {object} Question
 * @property {string} title what happens: "Delete the flag new-checkout?"
 * @property {unknown} [text] what follows from it, and how it can be undone
 * @property {string} [name] what has to be typed before it goes on: the name of what goes
 * @property {string} action the word on the button
 * @property {boolean} [danger] the button is red
 */

/** @type {import("@preact/signals").Signal<(Question & {answer: (yes: boolean) => void}) | null>} */
const asked = signal(null);

/**
 * Ask, and return whether the answer was yes.
 *
 * @param {Question} question
 * @returns {Promise<boolean>}
 */
export function confirm(question) {
  asked.value?.answer(false);
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer(yes) {
        asked.value = null;
        resolve(yes);
      },
    };
  });
}

/** The open question, if there is one; the shell shows it. */
export function Confirmation() {
  return asked.value && html`<${Asked} key=${asked.value} question=${asked.value} />`;
}

/** @param {{question: Question & {answer: (yes: boolean) => void}}} properties */
function Asked({ question: { title, text, name, action, danger, answer } }) {
  const [typed, setTyped] = useState("");
  const matches = name === undefined || typed === name;
  return html`<${Dialog}
    title=${title}
    onClose=${() => answer(false)}
    footer=${html`
      <${Button} onClick=${() => answer(false)}>${texts.cancel}<//>
      <${Button} kind=${danger ? "danger" : "primary"} disabled=${!matches} type="submit" form="confirmation">${action}<//>
    `}
  >
    <form
      id="confirmation"
      class="stack"
      onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        if (matches) answer(true);
      }}
    >
      ${text && html`<div>${text}</div>`}
      ${name !== undefined &&
      html`<${TypedName} name=${name} typed=${typed} autofocus onTyped=${setTyped} />`}
    </form>
  <//>`;
}
