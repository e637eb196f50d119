import { useRef } from "preact/hooks";
import { indented, indentOf, outdented } from "../../model/json/layout.js";
import { tryParse } from "../../model/json/parser.js";
import { Written } from "../../model/json/written.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Code } from "../code/code.js";
import { useDraft } from "./draft.js";
import { useEditing } from "./editing.js";

/**
 * A piece of JSON as text. It is applied as soon as it is JSON, to the byte as it was typed; only the
 * indentation of its place is left out.
 *
 * @param {{ source: string, label: string, hint?: unknown, onChange: (wanted: Written) => void }} properties
 */
export function JsonForm({ source, label, hint, onChange }) {
  const { attributes, evaluators, variants } = useEditing();
  const known = { root: /** @type {const} */ ("rule"), evaluators: Object.keys(evaluators), attributes, variants };
  const words = texts.rules.editor;
  const indent = useRef(indentOf(source));
  if (!indentOf(source).startsWith(indent.current)) indent.current = indentOf(source);
  const { draft, isApplied, onInput } = useDraft(
    outdented(source, indent.current),
    (typed) => (tryParse(typed).fault ? null : typed.trim()),
    (typed) => onChange(new Written(indented(typed.trim(), indent.current))),
  );
  return html`<div class="rules-json-form">
    <span class="quiet small" aria-hidden="true">${label}</span>
    <${Code} text=${draft} label=${label} lines=${1} mostLines=${16} known=${known} onChange=${onInput} />
    <div class=${isApplied ? "quiet small" : "rules-fault"}>${isApplied ? hint : words.notApplied}</div>
  </div>`;
}
