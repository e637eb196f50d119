import { html } from "../html.js";
import { texts } from "../texts.js";
import { Field } from "./field.js";

/**
 * The name of what goes, to be typed before it does.
 *
 * @param {{name: string, typed: string, autofocus?: boolean, onTyped: (typed: string) => void}} properties
 */
export function TypedName({ name, typed, autofocus, onTyped }) {
  return html`<${Field} label=${texts.confirm.typeName(name)}>
    ${(/** @type {object} */ input) => html`<input
      ...${input}
      type="text"
      class="mono"
      autocomplete="off"
      spellcheck=${false}
      autofocus=${autofocus}
      value=${typed}
      onInput=${(/** @type {any} */ event) => onTyped(event.target.value)}
    />`}
  <//>`;
}
