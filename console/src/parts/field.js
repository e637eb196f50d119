import { useId } from "preact/hooks";
import { html } from "../html.js";
import "./field.css";

/**
 * A label over an input, with a hint and a fault that belong to it. The child is a function from the
 * attributes that tie them together to the input:
 *
 *   <${Field} label="Name" error=${fault}>${(input) => html`<input ...${input} value=… />`}<//>
 *
 * @param {{label: unknown, hint?: unknown, error?: unknown, class?: string, children: (input: object) => unknown}} properties
 */
export function Field({ label, hint, error, children, class: className }) {
  const name = useId();
  const described = [hint && `${name}-hint`, error && `${name}-fault`].filter(Boolean).join(" ");
  const input = { id: name, "aria-describedby": described || undefined, "aria-invalid": error ? "true" : undefined };
  return html`<div class="field ${className ?? ""}">
    <label for=${name}>${label}</label>
    ${children(input)}
    ${hint && html`<div class="hint" id="${name}-hint">${hint}</div>`}
    ${error && html`<div class="fault" id="${name}-fault" role="alert">${error}</div>`}
  </div>`;
}

/**
 * A box to tick, with its label at the right.
 *
 * @param {{label: unknown, hint?: unknown, checked: boolean, disabled?: boolean, onChange: (checked: boolean) => void}} properties
 */
export function Check({ label, hint, checked, disabled, onChange }) {
  return html`<label class="check">
    <input
      type="checkbox"
      checked=${checked}
      disabled=${disabled}
      onChange=${(/** @type {any} */ event) => onChange(event.target.checked)}
    />
    <span>${label}${hint && html`<span class="hint">${hint}</span>`}</span>
  </label>`;
}
