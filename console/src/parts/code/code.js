import { useId, useMemo, useRef } from "preact/hooks";
import { html } from "../../html.js";
import { editOf } from "../../model/json/typing.js";
import { code as texts } from "../../texts/code.js";
import { useCompletion } from "./completion.js";
import { marksOf, Paint } from "./paint.js";
import "./code.css";

/** @import { Known } from "../../model/completion/suggestions.js" */
/** @import { CodeFault, Mark } from "./paint.js" */

/**
 * JSON to edit: line numbers, colours, completion by the schema, and faults at their line.
 *
 * It is the browser's own text area, transparent over the same text in colours: undo, input methods,
 * and screen readers work as everywhere. Tab leaves it. Faults that the server names by pointer are
 * given in `faults`; that the text is no JSON is found here.
 *
 * @param {object} properties
 * @param {string} properties.text
 * @param {(text: string) => void} [properties.onChange] without it the text can be read only
 * @param {string} properties.label name of the text, for those who cannot see it
 * @param {CodeFault[]} [properties.faults]
 * @param {Known} [properties.known] names that the set has, for completion
 * @param {number} [properties.lines] the fewest lines that it is high (default: 3)
 * @param {number} [properties.mostLines] the most lines, beyond which it scrolls (default: 40)
 * @param {() => void} [properties.onSave] Ctrl-S, on a Mac Cmd-S
 */
export function Code({ text, onChange, label, faults = [], known = {}, lines = 3, mostLines = 40, onSave }) {
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const paint = useRef(/** @type {HTMLPreElement | null} */ (null));
  const name = useId();
  const marks = useMemo(() => marksOf(text, faults), [text, faults]);
  const completion = useCompletion({ area, paint, known, name, isOff: !onChange });

  /** @param {number} from @param {number} to */
  function show(from, to) {
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
    paint.current?.children[text.slice(0, from).split("\n").length - 1]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    const element = area.current;
    if (!element || event.isComposing) return;
    if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && onSave) {
      event.preventDefault();
      onSave();
      return;
    }
    if (!onChange || completion.onKeyDown(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const edit = editOf(element.value, element.selectionStart, element.selectionEnd, event.key);
    if (!edit) return;
    event.preventDefault();
    replaceRange(element, edit.from, edit.to, edit.insert);
    element.setSelectionRange(edit.cursor, edit.cursor);
    if (event.key === '"') completion.open(false);
  }

  return html`<div class="code" style=${{ "--least": lines, "--most": mostLines }}>
    <div class="code-scroll">
      <div class="code-layers">
        <pre ref=${paint} aria-hidden="true"><${Paint} text=${text} marks=${marks} /></pre>
        <textarea
          ref=${area}
          ...${completion.attributes}
          aria-label=${label}
          aria-describedby="${name}-faults"
          aria-invalid=${marks.some((mark) => mark.severity === "error") ? "true" : undefined}
          readonly=${!onChange}
          spellcheck=${false}
          autocomplete="off"
          autocapitalize="off"
          value=${text}
          onInput=${(/** @type {InputEvent} */ event) => {
            onChange?.(/** @type {HTMLTextAreaElement} */ (event.target).value);
            completion.onInput(event);
          }}
          onKeyDown=${onKeyDown}
          onBlur=${completion.close}
          onClick=${completion.close}
        ></textarea>
      </div>
    </div>
    ${completion.list}
    <div id="${name}-faults"><${Faults} marks=${marks} onShow=${show} /></div>
  </div>`;
}

/**
 * Faults with their lines, which lead to their places.
 *
 * @param {{marks: Mark[], onShow: (from: number, to: number) => void}} properties
 */
function Faults({ marks, onShow }) {
  if (!marks.length) return null;
  return html`<ul class="plain code-faults">
    ${marks.map(
      ({ from, to, line, detail, severity }) =>
        html`<li class=${severity}>
          <button type="button" onClick=${() => onShow(from, to)}>${texts.line(line)}</button> ${detail}
        </li>`,
    )}
  </ul>`;
}

/**
 * Replace a range as if it were typed, so that the browser can undo it.
 *
 * @param {HTMLTextAreaElement} area
 * @param {number} from
 * @param {number} to
 * @param {string} insert
 */
export function replaceRange(area, from, to, insert) {
  area.focus();
  area.setSelectionRange(from, to);
  if (from === to && insert === "") return;
  // The command is old and has no successor: setRangeText empties the browser's list of steps.
  const isDone = insert === "" ? document.execCommand("delete") : document.execCommand("insertText", false, insert);
  if (isDone) return;
  area.setRangeText(insert, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
