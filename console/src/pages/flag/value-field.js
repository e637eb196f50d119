import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { compact, outdented } from "../../model/json/layout.js";
import { tryParse } from "../../model/json/parser.js";
import { Code } from "../../parts/code/code.js";
import { Select } from "../../parts/select.js";

/** @typedef {"boolean" | "string" | "number" | "object"} Kind */

/**
 * A value of JSON, edited by its kind. What is typed and is no such value stays in the field, with
 * the fault under it, and changes nothing.
 *
 * @param {object} properties
 * @param {string} properties.value JSON as written
 * @param {Kind} properties.kind
 * @param {string} properties.label
 * @param {{number: string, object: string}} properties.faults
 * @param {boolean} [properties.disabled]
 * @param {(value: string) => void} properties.onChange
 */
export function ValueField({ value, kind, label, faults, disabled, onChange }) {
  const [typed, setTyped] = useState(/** @type {string | null} */ (null));
  const node = typed === null ? null : tryParse(typed).root;
  const isFit = node !== null && node.type === kind;
  // What was typed stays as long as it says the same, down to its last blank; otherwise the text
  // was changed elsewhere.
  const isKept = typed !== null && (!isFit || compact(typed) === compact(value));
  /** @param {string} text */
  function type(text) {
    setTyped(text);
    if (tryParse(text).root?.type === kind) onChange(text.trim());
  }

  if (kind === "boolean") {
    const options = ["true", "false"].map((one) => ({ value: one, label: one }));
    return html`<${Select} value=${value} options=${options} label=${label} disabled=${disabled} onChange=${onChange} />`;
  }
  if (kind === "string") {
    const text = String(JSON.parse(value));
    return html`<textarea
      rows=${Math.min(12, text.split("\n").length)}
      aria-label=${label}
      readonly=${disabled}
      value=${text}
      onInput=${(/** @type {any} */ event) => onChange(JSON.stringify(event.target.value))}
    ></textarea>`;
  }
  const fault = isKept && !isFit ? faults[kind] : null;
  const shown = isKept ? typed : outdented(value);
  const input =
    kind === "object"
      ? html`<${Code} text=${shown} label=${label} lines=${1} mostLines=${16} onChange=${disabled ? undefined : type} />`
      : html`<input
          type="text"
          class="mono"
          inputmode="decimal"
          aria-label=${label}
          aria-invalid=${fault ? "true" : undefined}
          readonly=${disabled}
          value=${shown}
          onInput=${(/** @type {any} */ event) => type(event.target.value)}
        />`;
  return html`<div>${input}${fault && html`<div class="fault small bad" role="alert">${fault}</div>`}</div>`;
}

/**
 * A name that takes effect when the field is left or Enter is pressed; Escape takes it back.
 *
 * @param {object} properties
 * @param {string} properties.name
 * @param {string} properties.label
 * @param {boolean} [properties.disabled]
 * @param {boolean} [properties.focused] to be typed into at once
 * @param {(name: string) => string | null} properties.faultOf why a name cannot be taken
 * @param {(name: string) => void} properties.onChange
 */
export function NameField({ name, label, disabled, focused, faultOf, onChange }) {
  const [typed, setTyped] = useState(name);
  const [known, setKnown] = useState(name);
  if (known !== name) {
    setKnown(name);
    setTyped(name);
  }
  const fault = typed === name ? null : faultOf(typed);
  function commit() {
    if (typed !== name && fault === null) onChange(typed);
  }
  return html`<div>
    <input
      type="text"
      class="mono"
      aria-label=${label}
      aria-invalid=${fault ? "true" : undefined}
      autocomplete="off"
      spellcheck=${false}
      autofocus=${focused}
      readonly=${disabled}
      value=${typed}
      ref=${(/** @type {HTMLInputElement | null} */ element) => {
        if (focused && element && !element.dataset.seen) {
          element.dataset.seen = "yes";
          element.focus();
          element.select();
        }
      }}
      onInput=${(/** @type {any} */ event) => setTyped(event.target.value)}
      onBlur=${commit}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setTyped(name);
      }}
    />
    ${fault && html`<div class="fault small bad" role="alert">${fault}</div>`}
  </div>`;
}
