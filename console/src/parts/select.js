import { html } from "../html.js";

/**
 * The browser's own list of choices. `label` names it where no Field does; `input` has a Field's
 * attributes.
 *
 * @param {{value: string, options: {value: string, label: string}[], onChange: (value: string) => void, label?: string, input?: object, disabled?: boolean, [more: string]: unknown}} properties
 */
export function Select({ value, options, onChange, label, input, disabled, ...more }) {
  return html`<select
    ...${more}
    ...${input}
    aria-label=${label}
    disabled=${disabled}
    onChange=${(/** @type {any} */ event) => onChange(event.target.value)}
  >
    ${options.map((option) => html`<option value=${option.value} selected=${option.value === value}>${option.label}</option>`)}
  </select>`;
}
