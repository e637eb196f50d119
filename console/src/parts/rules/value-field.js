// One value: a text, a number, true or false, a time, or another attribute.

import { useId } from "preact/hooks";
import { readAttribute, TARGETING_KEY } from "../../model/rules/attributes.js";
import { isTime, isLiteral } from "../../model/rules/shown.js";
import { Written } from "../../model/json/written.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Select } from "../select.js";
import { AttributeField } from "./attribute-field.js";
import { useDraft } from "./draft.js";

/** @import { JsonNode } from "../../model/json/nodes.js" */
/** @import { Wanted } from "../../model/json/wanted.d.ts" */

/** @typedef {"string" | "number" | "boolean" | "attribute" | "time"} ValueType */

/**
 * @param {{ node: JsonNode, types: ValueType[], label: string, check?: (text: string) => string | null, onChange: (wanted: Wanted, typing?: boolean) => void }} properties
 *   `check` returns what is wrong with a text
 */
export function ValueField({ node, types, label, check, onChange }) {
  const words = texts.rules.editor;
  const type = typeOf(node, types);
  const choices = types.includes(type) ? types : [...types, type];
  const options = choices.map((value) => ({ value, label: words.types[value] }));
  return html`<div class="rules-value-field">
    ${options.length > 1 &&
    html`<${Select}
      class="rules-type"
      label=${words.type}
      value=${type}
      options=${options}
      onChange=${(/** @type {any} */ chosen) => onChange(converted(node, chosen))}
    />`}
    <${Input} key=${type} ...${{ type, node, label, check, onChange }} />
  </div>`;
}

/**
 * @param {JsonNode} node
 * @param {ValueType[]} types
 * @returns {ValueType}
 */
function typeOf(node, types) {
  if (types.includes("time") && isTime(node)) return "time";
  if (node.type === "string" || node.type === "number" || node.type === "boolean") return node.type;
  return "attribute";
}

/**
 * @param {JsonNode} node
 * @param {ValueType} type
 * @returns {Wanted}
 */
function converted(node, type) {
  const text = node.type === "string" ? node.value : node.source;
  if (type === "number") return isNumber(text) ? new Written(text) : 0;
  if (type === "boolean") return text === "true";
  if (type === "attribute") return { var: TARGETING_KEY };
  if (type === "time") return Math.floor(Date.now() / 60_000) * 60;
  return node.type === "object" ? "" : text;
}

/** @param {string} text */
const isNumber = (text) => isLiteral(text) && !/^[tfn]/.test(text);

/**
 * @param {{ type: ValueType, node: any, label: string, check?: (text: string) => string | null, onChange: (wanted: Wanted, typing?: boolean) => void }} properties
 */
function Input({ type, node, label, check, onChange }) {
  const words = texts.rules.editor;
  if (type === "attribute") {
    const path = readAttribute(node)?.path ?? "";
    return html`<${AttributeField}
      class="grow"
      label=${words.otherAttribute}
      path=${path}
      onChange=${(/** @type {string} */ chosen) => onChange({ var: chosen }, true)}
    />`;
  }
  if (type === "boolean") {
    const options = [true, false].map((value) => ({ value: String(value), label: value ? words.yes : words.no }));
    return html`<${Select}
      class="grow"
      label=${label}
      value=${String(node.value)}
      options=${options}
      onChange=${(/** @type {string} */ chosen) => onChange(chosen === "true")}
    />`;
  }
  if (type === "time") return html`<${TimeInput} ...${{ node, onChange }} />`;
  return html`<${TextInput} ...${{ type, node, label, check, onChange }} />`;
}

/**
 * @param {{ type: ValueType, node: any, label: string, check?: (text: string) => string | null, onChange: (wanted: Wanted, typing?: boolean) => void }} properties
 */
function TextInput({ type, node, label, check, onChange }) {
  const words = texts.rules.editor;
  const fault = useId();
  const isOfNumber = type === "number";
  const text = isOfNumber ? node.source : node.value;
  const { draft, isApplied, onInput } = useDraft(
    text,
    (typed) => (isOfNumber ? (isNumber(typed.trim()) ? typed.trim() : null) : typed),
    (typed) => onChange(isOfNumber ? new Written(typed.trim()) : typed, true),
  );
  const wrong = isApplied ? check?.(draft) : words.noNumber;
  return html`<div class="grow">
    <input
      type="text"
      class="mono"
      inputmode=${isOfNumber ? "decimal" : undefined}
      aria-label=${label}
      aria-invalid=${wrong ? "true" : undefined}
      aria-describedby=${wrong ? fault : undefined}
      autocomplete="off"
      spellcheck=${false}
      value=${draft}
      onInput=${(/** @type {any} */ event) => onInput(event.target.value)}
    />
    ${wrong && html`<div class="rules-fault" id=${fault}>${wrong}</div>`}
  </div>`;
}

/** @param {{ node: any, onChange: (wanted: Wanted, typing?: boolean) => void }} properties */
function TimeInput({ node, onChange }) {
  return html`<input
    class="grow"
    type="datetime-local"
    step=${node.value % 60 === 0 ? 60 : 1}
    aria-label=${texts.rules.editor.time}
    value=${localTime(node.value)}
    onInput=${(/** @type {any} */ event) => {
      const chosen = new Date(event.target.value).getTime();
      if (!Number.isNaN(chosen)) onChange(Math.floor(chosen / 1000), true);
    }}
  />`;
}

/**
 * Unix time in the reader's zone, as an input of this kind has it: "2026-01-31T14:05".
 *
 * @param {number} seconds
 */
function localTime(seconds) {
  const time = new Date(seconds * 1000);
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString();
  return shifted.slice(0, seconds % 60 === 0 ? 16 : 19);
}

