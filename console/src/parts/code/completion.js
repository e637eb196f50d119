// Suggestions below the cursor of a text area.

import { useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { suggestionsAt } from "../../model/completion/suggestions.js";
import { code as texts } from "../../texts/code.js";
import { replaceRange } from "./code.js";

/** @import { Known, Suggestion } from "../../model/completion/suggestions.js" */
/** @typedef {{left: string, top?: string, bottom?: string}} Position */
/** @typedef {{from: number, to: number, options: Suggestion[], chosen: number, position: Position}} Shown */

const MOST_SHOWN = 60;
/** Pixels, with the explanation. */
const MOST_HEIGHT = 280;
const PLACE = /\\[{}\\]|\$\{([^}]*)\}/g;

/**
 * @param {object} properties
 * @param {{current: HTMLTextAreaElement | null}} properties.area
 * @param {{current: HTMLPreElement | null}} properties.paint the same text, whose places can be measured
 * @param {Known} properties.known
 * @param {string} properties.name
 * @param {boolean} properties.isOff
 */
export function useCompletion({ area, paint, known, name, isOff }) {
  const [shown, setShown] = useState(/** @type {Shown | null} */ (null));
  const latest = useRef(shown);
  latest.current = shown;
  const close = () => setShown(null);

  /** Show what fits at the cursor. @param {boolean} isAsked also where nothing is written yet */
  function open(isAsked) {
    const element = area.current;
    if (!element || isOff) return;
    const found = suggestionsAt(element.value, element.selectionStart, known);
    const isQuoted = found && element.value[found.from] === '"' && found.to > found.from;
    if (!found || !(isAsked || found.typed || isQuoted)) return close();
    const options = fitting(found.options, found.typed).slice(0, MOST_SHOWN);
    if (!options.length || (options.length === 1 && options[0].label === found.typed)) return close();
    setShown({ from: found.from, to: found.to, options, chosen: 0, position: positionAt(element, paint.current, found.from) });
  }

  /** @param {Suggestion} suggestion */
  function accept({ insert }) {
    const element = area.current;
    const { from, to } = latest.current ?? { from: 0, to: 0 };
    close();
    if (!element) return;
    const { text, start, end } = filled(insert);
    replaceRange(element, from, to, text);
    element.setSelectionRange(from + start, from + end);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was taken */
  function onKeyDown(event) {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      open(true);
      return true;
    }
    const present = latest.current;
    if (!present) return false;
    const { options, chosen } = present;
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = moves[/** @type {keyof typeof moves} */ (event.key)];
    if (step) setShown({ ...present, chosen: (((chosen + step) % options.length) + options.length) % options.length });
    else if (event.key === "Enter" || event.key === "Tab") accept(options[chosen]);
    else if (event.key === "Escape") close();
    else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) close();
      return false;
    }
    event.preventDefault();
    // Escape closes the list, not the dialog that the editor is in.
    event.stopPropagation();
    return true;
  }

  const id = `${name}-suggestions`;
  return {
    open,
    close,
    onKeyDown,
    /** @param {InputEvent} event */
    onInput(event) {
      if (/^[\w"$.<>=!?]$/.test(event.data ?? "") || (latest.current && event.inputType === "deleteContentBackward")) open(false);
      else if (latest.current || event.data) close();
    },
    attributes: {
      "aria-autocomplete": isOff ? undefined : "list",
      "aria-controls": shown ? id : undefined,
      "aria-activedescendant": shown ? `${id}-${shown.chosen}` : undefined,
    },
    list: shown && html`<${List} id=${id} shown=${shown} onAccept=${accept} />`,
  };
}

/** @param {{id: string, shown: Shown, onAccept: (suggestion: Suggestion) => void}} properties */
function List({ id, shown: { options, chosen, position }, onAccept }) {
  const { kind, label } = options[chosen];
  const info = kind === "operator" ? texts.operators[label] : kind === "member" ? texts.members[label] : undefined;
  return html`<div class="suggestions" style=${position}>
    <ul class="plain" role="listbox" id=${id} aria-label=${texts.suggestions}>
      ${options.map(
        (one, at) => html`<li
          key=${`${one.kind} ${one.label}`}
          id="${id}-${at}"
          role="option"
          aria-selected=${String(at === chosen)}
          ref=${(/** @type {HTMLElement | null} */ element) => at === chosen && element?.scrollIntoView({ block: "nearest" })}
          onMouseDown=${(/** @type {MouseEvent} */ event) => {
            event.preventDefault();
            onAccept(one);
          }}
        >
          <code>${one.label}</code><span class="kind">${texts.kinds[one.kind]}</span>
        </li>`,
      )}
    </ul>
    ${info && html`<p class="info">${info}</p>`}
  </div>`;
}

/** Those that begin with what is typed, then those that contain it. @param {Suggestion[]} options @param {string} typed */
function fitting(options, typed) {
  const wanted = typed.toLowerCase();
  const at = (/** @type {Suggestion} */ one) => one.label.toLowerCase().indexOf(wanted);
  return [...options.filter((one) => at(one) === 0), ...options.filter((one) => at(one) > 0)];
}

/**
 * The text of a suggestion, and its first place to fill in.
 *
 * `{"var": "${attribute}"}` → `{"var": "attribute"}`, in which `attribute` is selected
 *
 * @param {string} insert
 */
export function filled(insert) {
  /** @type {[number, number] | null} */
  let first = null;
  let text = "";
  let at = 0;
  for (const found of insert.matchAll(PLACE)) {
    text += insert.slice(at, found.index);
    at = found.index + found[0].length;
    const inside = found[1] ?? found[0][1];
    if (found[1] !== undefined) first ??= [text.length, text.length + inside.length];
    text += inside;
  }
  text += insert.slice(at);
  const [start, end] = first ?? [text.length, text.length];
  return { text, start, end };
}

/**
 * Below an offset, or above it where there is no room below.
 *
 * @param {HTMLTextAreaElement} area
 * @param {HTMLPreElement | null} paint
 * @param {number} offset
 * @returns {Position}
 */
function positionAt(area, paint, offset) {
  const { left, top, bottom } = rectAt(area, paint, offset);
  const across = `${Math.max(8, Math.min(left, window.innerWidth - 328))}px`;
  const isLow = bottom + MOST_HEIGHT > window.innerHeight && top > MOST_HEIGHT;
  return isLow
    ? { left: across, bottom: `${window.innerHeight - top + 2}px` }
    : { left: across, top: `${bottom + 2}px` };
}

/**
 * Where an offset is in the window.
 *
 * @param {HTMLTextAreaElement} area
 * @param {HTMLPreElement | null} paint
 * @param {number} offset
 */
function rectAt(area, paint, offset) {
  const before = area.value.slice(0, offset).split("\n");
  const line = paint?.children[before.length - 1] ?? area;
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let rest = before[before.length - 1].length;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (rest <= length) {
      const range = document.createRange();
      range.setStart(node, rest);
      range.setEnd(node, rest);
      return range.getBoundingClientRect();
    }
    rest -= length;
  }
  return line.getBoundingClientRect();
}
