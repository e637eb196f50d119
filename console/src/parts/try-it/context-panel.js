import { useId } from "preact/hooks";
import { get, path } from "../../api/client.js";
import { html } from "../../html.js";
import { JsonFault } from "../../model/json/parser.js";
import { TARGETING_KEY, rowsOf, targetingKeyOf, textOf } from "../../model/context/rows.js";
import { chooseContextView, contextView } from "../../state/try-it.js";
import { texts } from "../../texts.js";
import { ContextForm } from "../context-form/context-form.js";
import { Field } from "../field.js";
import { Tabs } from "../tabs.js";
import { useLatest } from "../use-latest.js";
import { StoredContext } from "./stored-context.js";

/** @import { Attribute } from "../../model/context/attributes.js" */
/** @import { FlagSet } from "../../state/sets.js" */

/**
 * The context: as a form or as JSON, and what is stored for its targeting key.
 *
 * @param {{set: FlagSet, text: string, attributes: Attribute[], onText: (text: string) => void, onFault: (isBroken: boolean) => void}} properties
 */
export function ContextPanel({ set, text, attributes, onText, onFault }) {
  const key = targetingKeyOf(text);
  const fault = faultOf(text);
  // What is no JSON object cannot be a form.
  const view = fault === null ? contextView.value : "json";
  const tabs = [
    { id: "form", label: texts.context.form },
    { id: "json", label: texts.context.json },
  ];
  return html`<section class="panel context-panel" aria-label=${texts.context.title}>
    <h2>${texts.context.title}</h2>
    <${Tabs}
      tabs=${tabs}
      selected=${view}
      label=${texts.context.view}
      onSelect=${(/** @type {"form" | "json"} */ chosen) => {
        onFault(fault !== null);
        chooseContextView(chosen);
      }}
    >
      ${view === "form"
        ? html`<div class="stack">
            <${KeyField} set=${set.name} value=${key} onValue=${(/** @type {string} */ value) => onText(withKey(text, value))} />
            <div class="field">
              <span class="label" aria-hidden="true">${texts.context.attributes}</span>
              <${ContextForm}
                text=${text}
                attributes=${attributes}
                onText=${(/** @type {string | null} */ changed) => {
                  onFault(changed === null);
                  if (changed !== null) onText(changed);
                }}
              />
            </div>
          </div>`
        : html`<${JsonField} text=${text} fault=${fault} onText=${onText} />`}
    <//>
    ${key !== "" && html`<${StoredContext} key=${`${set.name} ${key}`} set=${set} targetingKey=${key} text=${text} onText=${onText} />`}
  </section>`;
}

/** @param {{set: string, value: string, onValue: (value: string) => void}} properties */
function KeyField({ set, value, onValue }) {
  const keys = useId();
  const { result } = useLatest(
    async (signal) => (await get(path`flag-sets/${set}/contexts`, { query: { prefix: value, limit: 12 }, signal })).data.items,
    [set, value],
    { wait: 200 },
  );
  const found = /** @type {{targetingKey: string}[]} */ (result ?? []);
  return html`<${Field} label=${texts.context.targetingKey} hint=${texts.context.targetingKeyHint}>
    ${(/** @type {object} */ input) => html`<input
        ...${input}
        type="text"
        class="mono"
        list=${keys}
        autocomplete="off"
        spellcheck=${false}
        value=${value}
        onInput=${(/** @type {any} */ event) => onValue(event.target.value)}
      /><datalist id=${keys}>${found.map(({ targetingKey }) => html`<option value=${targetingKey}></option>`)}</datalist>`}
  <//>`;
}

/** @param {{text: string, fault: JsonFault | null, onText: (text: string) => void}} properties */
function JsonField({ text, fault, onText }) {
  const error = fault === null ? undefined : texts.context.jsonFault(fault.line, fault.message);
  return html`<${Field} label=${html`<span class="hidden-text">${texts.context.json}</span>`} error=${error}>
    ${(/** @type {object} */ input) => html`<textarea
      ...${input}
      class="mono"
      rows=${Math.max(8, Math.min(24, text.split("\n").length + 1))}
      spellcheck=${false}
      autocomplete="off"
      value=${text}
      onInput=${(/** @type {any} */ event) => onText(event.target.value)}
    ></textarea>`}
  <//>`;
}

/**
 * Return what is wrong with a context's text; null if it is a JSON object.
 *
 * @param {string} text
 * @returns {JsonFault | null}
 */
export function faultOf(text) {
  try {
    rowsOf(text);
    return null;
  } catch (error) {
    if (error instanceof JsonFault) return error;
    throw error;
  }
}

/** @param {string} text @param {string} value */
function withKey(text, value) {
  const rest = rowsOf(text).filter(({ name }) => name !== TARGETING_KEY);
  return textOf(value === "" ? rest : [{ name: TARGETING_KEY, type: "text", text: value }, ...rest]);
}
