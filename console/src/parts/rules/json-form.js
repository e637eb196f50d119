import { useId } from "preact/hooks";
import { JsonFault, parseJson } from "../../model/rules/json.js";
import { Written } from "../../model/rules/written.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { useDraft } from "./draft.js";

/** @import { Wanted } from "../../model/rules/recursive.d.ts" */

/**
 * A piece of JSON as text. It is applied as soon as it is JSON, to the byte as it was typed.
 *
 * @param {{ source: string, label: string, hint?: unknown, onChange: (wanted: Written) => void }} properties
 */
export function JsonForm({ source, label, hint, onChange }) {
  const id = useId();
  const { draft, isApplied, onInput } = useDraft(
    source,
    (typed) => (faultIn(typed) ? null : typed.trim()),
    (typed) => onChange(new Written(typed.trim())),
  );
  const fault = isApplied ? null : faultIn(draft);
  const words = texts.rules.editor;
  return html`<div class="rules-json-form">
    <label for=${id}>${label}</label>
    <textarea
      id=${id}
      class="mono"
      rows=${Math.min(Math.max(draft.split("\n").length, 1), 16)}
      spellcheck=${false}
      autocomplete="off"
      aria-invalid=${fault ? "true" : undefined}
      aria-describedby="${id}-more"
      value=${draft}
      onInput=${(/** @type {any} */ event) => onInput(event.target.value)}
    ></textarea>
    <div id="${id}-more" class=${fault ? "rules-fault" : "quiet small"} role=${fault ? "alert" : undefined}>
      ${fault ? words.notApplied(words.fault(fault)) : hint}
    </div>
  </div>`;
}

/**
 * @param {string} text
 * @returns {JsonFault | null}
 */
function faultIn(text) {
  try {
    parseJson(text);
    return null;
  } catch (error) {
    if (error instanceof JsonFault) return error;
    throw error;
  }
}
