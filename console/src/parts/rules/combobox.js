import { useId, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";

/**
 * A text to type, with suggestions below: arrow keys choose, Enter takes, Escape closes.
 *
 * @typedef {{ value: string, hint?: string }} Suggestion
 *
 * @param {{ value: string, label: string, suggestions: Suggestion[], invalid?: boolean, describedBy?: string, class?: string, disabled?: boolean, onInput: (value: string) => void }} properties
 */
export function Combobox({ value, label, suggestions, invalid, describedBy, class: className = "", disabled, onInput }) {
  const list = useId();
  const root = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [isOpen, setOpen] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const [at, setAt] = useState(-1);
  // All are shown until something is typed: the present value would hide the others.
  const wanted = isTyped ? value.toLowerCase() : "";
  const shown = suggestions.filter((each) => each.value.toLowerCase().includes(wanted)).slice(0, 50);
  const isShown = isOpen && shown.length > 0;
  const place = Math.min(at, shown.length - 1);

  /** @param {number} next */
  function highlight(next) {
    setOpen(true);
    setAt(next);
    root.current?.querySelectorAll('[role="option"]')[next]?.scrollIntoView?.({ block: "nearest" });
  }

  /** @param {string} taken */
  function take(taken) {
    onInput(taken);
    setOpen(false);
    setTyped(false);
    setAt(-1);
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if (event.key === "ArrowDown") highlight(isShown ? (place + 1) % shown.length : 0);
    else if (event.key === "ArrowUp" && isShown) highlight((place - 1 + shown.length) % shown.length);
    else if (event.key === "Enter" && isShown && place >= 0) take(/** @type {Suggestion} */ (shown[place]).value);
    else if (event.key === "Escape" && isShown) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return html`<div
    class="rules-combobox ${className}"
    ref=${root}
    onFocusOut=${(/** @type {FocusEvent} */ event) => {
      if (root.current?.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
      setOpen(false);
      setTyped(false);
      setAt(-1);
    }}
  >
    <input
      type="text"
      role="combobox"
      aria-label=${label}
      aria-expanded=${String(isShown)}
      aria-controls=${isShown ? list : undefined}
      aria-autocomplete="list"
      aria-activedescendant=${isShown && place >= 0 ? `${list}-${place}` : undefined}
      aria-invalid=${invalid ? "true" : undefined}
      aria-describedby=${describedBy}
      autocomplete="off"
      autocapitalize="off"
      spellcheck=${false}
      disabled=${disabled}
      value=${value}
      onInput=${(/** @type {any} */ event) => {
        setOpen(true);
        setTyped(true);
        setAt(-1);
        onInput(event.target.value);
      }}
      onClick=${() => setOpen(true)}
      onKeyDown=${onKeyDown}
    />
    ${isShown &&
    html`<div class="rules-suggestions" role="listbox" id=${list} aria-label=${label}>
      ${shown.map(
        ({ value: each, hint }, i) => html`<div
          key=${each}
          id="${list}-${i}"
          role="option"
          class=${i === place ? "at" : ""}
          aria-selected=${String(i === place)}
          onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()}
          onClick=${() => take(each)}
        >
          <span class="grow cut mono">${each}</span>${hint && html`<span class="quiet small">${hint}</span>`}
        </div>`,
      )}
    </div>`}
  </div>`;
}
