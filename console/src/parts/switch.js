import { html } from "../html.js";
import "./switch.css";

/**
 * On or off at once. `label` names what it switches.
 *
 * @param {{checked: boolean, label: string, onChange: (checked: boolean) => void, disabled?: boolean, [more: string]: unknown}} properties
 */
export function Switch({ checked, label, onChange, disabled, ...more }) {
  return html`<button
    ...${more}
    type="button"
    role="switch"
    class="switch"
    aria-checked=${String(checked)}
    aria-label=${label}
    disabled=${disabled}
    onClick=${() => onChange(!checked)}
  ></button>`;
}
