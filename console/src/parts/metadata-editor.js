import plus from "lucide-static/icons/plus.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { html } from "../html.js";
import { texts } from "../texts.js";
import { Button } from "./button.js";
import { Select } from "./select.js";
import "./metadata-editor.css";

/** @typedef {{name: string, type: "string" | "number" | "boolean", text: string}} Line */

const said = texts.settings.editor;
const types = Object.entries(said.types).map(([value, label]) => ({ value, label }));
const answers = [
  { value: "true", label: said.yes },
  { value: "false", label: said.no },
];

/**
 * Return metadata as lines to edit.
 *
 * @param {Record<string, unknown>} metadata
 * @returns {Line[]}
 */
export function linesOf(metadata) {
  return Object.entries(metadata).map(([name, value]) => {
    const type = typeof value === "number" || typeof value === "boolean" ? typeof value : "string";
    return { name, type: /** @type {Line["type"]} */ (type), text: String(value) };
  });
}

/**
 * Return the metadata of the lines; lines without a name are left out.
 *
 * @param {Line[]} lines
 * @returns {Record<string, string | number | boolean>}
 */
export function metadataOf(lines) {
  return Object.fromEntries(
    lines
      .filter(({ name }) => name)
      .map(({ name, type, text }) => [name, type === "number" ? Number(text) : type === "boolean" ? text === "true" : text]),
  );
}

/**
 * Return what is wrong with a line; undefined if nothing is.
 *
 * @param {Line[]} lines
 * @param {number} place
 */
export function faultOf(lines, place) {
  const { name, type, text } = lines[place];
  if (name && lines.findIndex((line) => line.name === name) < place) return said.twice;
  if (type === "number" && (!text.trim() || !Number.isFinite(Number(text)))) return said.noNumber;
  return undefined;
}

/**
 * Names with values that are texts, numbers or booleans.
 *
 * @param {{lines: Line[], onChange: (lines: Line[]) => void, disabled?: boolean}} properties
 */
export function MetadataEditor({ lines, onChange, disabled }) {
  /** @param {number} place @param {Partial<Line>} change */
  const set = (place, change) => onChange(lines.map((line, at) => (at === place ? { ...line, ...change } : line)));

  return html`<div class="metadata-editor">
    ${lines.map((line, place) => {
      const fault = faultOf(lines, place);
      return html`<div class="line" key=${place}>
        <input
          class="mono"
          type="text"
          aria-label=${said.name}
          placeholder=${said.name}
          disabled=${disabled}
          aria-invalid=${fault ? "true" : undefined}
          value=${line.name}
          onInput=${(/** @type {any} */ event) => set(place, { name: event.target.value })}
        />
        <${Select}
          label=${said.type}
          value=${line.type}
          options=${types}
          disabled=${disabled}
          onChange=${(/** @type {Line["type"]} */ type) => set(place, { type, text: type === "boolean" ? String(line.text === "true") : line.text })}
        />
        <div class="value">
          ${line.type === "boolean"
            ? html`<${Select} label=${said.value} value=${line.text} options=${answers} disabled=${disabled} onChange=${(/** @type {string} */ text) => set(place, { text })} />`
            : html`<input
                type="text"
                aria-label=${said.value}
                placeholder=${said.value}
                inputmode=${line.type === "number" ? "decimal" : undefined}
                disabled=${disabled}
                value=${line.text}
                onInput=${(/** @type {any} */ event) => set(place, { text: event.target.value })}
              />`}
        </div>
        ${!disabled && html`<${Button} kind="quiet" icon=${trash} label=${said.remove(line.name)} onClick=${() => onChange(lines.filter((_, at) => at !== place))} />`}
        ${fault && html`<span class="fault" role="alert">${fault}</span>`}
      </div>`;
    })}
    ${disabled && !lines.length && html`<p class="quiet">${said.empty}</p>`}
    ${!disabled &&
    html`<div><${Button} size="small" icon=${plus} onClick=${() => onChange([...lines, { name: "", type: "string", text: "" }])}>${said.add}<//></div>`}
  </div>`;
}
