import x from "lucide-static/icons/x.svg";
import { useRef, useState } from "preact/hooks";
import { shownText } from "../../model/rules/shown.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { CopyButton } from "../copy.js";
import { Icon } from "../icon.js";

/** Values from which on the list scrolls above the input, instead of flowing around it. */
const LONG = 24;

/** Values that are drawn before somebody asks for all. */
const MOST = 100;

/**
 * A list of values. Enter or a comma adds what was typed, and so does leaving the field; several may
 * be pasted at once, one a line or parted by commas. Backspace in the empty field removes the last.
 * In a long list what is typed also finds the values that have it, and leaving the field adds none.
 *
 * @param {{ values: string[], label: string, removable?: number, onAdd: (values: string[]) => void, onRemove: (position: number) => void }} properties
 *   `removable`: how many must stay
 */
export function Chips({ values, label, removable = 0, onAdd, onRemove }) {
  const words = texts.rules.editor;
  const [draft, setDraft] = useState("");
  const [isWhole, setWhole] = useState(false);
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const mayRemove = values.length > removable;
  const isLong = values.length > LONG;
  const wanted = isLong ? draft.trim().toLowerCase() : "";
  const found = values.map((value, i) => ({ value, i })).filter(({ value }) => value.toLowerCase().includes(wanted));
  const shown = isWhole ? found : found.slice(0, MOST);
  const isFinding = wanted !== "" && found.length > 0;

  /** @param {string} text */
  function add(text) {
    const fresh = text
      .split(/[,\n\r\t]+/)
      .map((each) => each.trim())
      .filter((each, i, all) => each !== "" && all.indexOf(each) === i && !values.includes(each));
    setDraft("");
    if (fresh.length > 0) onAdd(fresh);
  }

  /** @param {number} position */
  function remove(position) {
    onRemove(position);
    input.current?.focus();
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if ((event.key === "Enter" || event.key === ",") && draft.trim() !== "") add(draft);
    else if (event.key === "Backspace" && draft === "" && mayRemove) remove(values.length - 1);
    else if (event.key !== "Enter" && event.key !== ",") return;
    event.preventDefault();
  }

  return html`<div class="rules-chips" role="group" aria-label=${label}>
    ${isLong &&
    html`<span class="rules-chip-count quiet small">
      <span class="grow" role="status">${wanted === "" ? words.countOf(values.length) : words.foundOf(found.length, values.length)}</span>
      <${CopyButton} text=${values.join("\n")} label=${words.copyValues} />
    </span>`}
    <span class=${isLong ? "rules-chip-list long" : "rules-chip-list"}>
      ${shown.map(
        ({ value, i }) => html`<span class="rules-chip" key=${i}>
          <span class="mono">${value === "" ? '""' : shownText(value)}</span>
          <button type="button" aria-label=${words.remove(value)} disabled=${!mayRemove} onClick=${() => remove(i)}>
            <${Icon} shapes=${x} size=${12} />
          </button>
        </span>`,
      )}
      ${shown.length < found.length &&
      html`<${Button} kind="quiet" size="small" onClick=${() => setWhole(true)}>${words.showAll(found.length - shown.length)}<//>`}
    </span>
    <input
      ref=${input}
      type="text"
      class="mono"
      aria-label=${`${label}: ${words.addValue}`}
      placeholder=${isLong ? words.addOrFind : words.addValue}
      autocomplete="off"
      spellcheck=${false}
      value=${draft}
      onInput=${(/** @type {any} */ event) => setDraft(event.target.value)}
      onKeyDown=${onKeyDown}
      onPaste=${(/** @type {ClipboardEvent} */ event) => {
        const pasted = event.clipboardData?.getData("text") ?? "";
        if (!/[,\n\t]/.test(pasted)) return;
        event.preventDefault();
        add(draft + pasted);
      }}
      onBlur=${() => isFinding || add(draft)}
    />
  </div>`;
}
