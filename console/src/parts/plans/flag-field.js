import { useId } from "preact/hooks";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Field } from "../field.js";

/**
 * The key of a flag, chosen from those of the set.
 *
 * @param {{flag: string, keys: string[], hint?: string, error?: string | null, onFlag: (flag: string) => void}} properties
 */
export function FlagField({ flag, keys, hint, error, onFlag }) {
  const id = useId();
  return html`<${Field} label=${texts.plans.form.flag} hint=${hint} error=${error}>
    ${(/** @type {object} */ input) => html`<input ...${input} type="text" class="mono" list=${id} autocomplete="off" spellcheck=${false} autofocus value=${flag} onInput=${(/** @type {any} */ event) => onFlag(event.target.value)} />
      <datalist id=${id}>${keys.map((key) => html`<option value=${key}></option>`)}</datalist>`}
  <//>`;
}
