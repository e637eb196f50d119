import search from "lucide-static/icons/search.svg";
import { html } from "../html.js";
import { Icon } from "./icon.js";
import "./search-field.css";

/**
 * Where one types what a list is searched for.
 *
 * @param {{label: string, placeholder?: string, value: string, onSearch: (typed: string) => void,
 *   field?: import("preact").RefObject<HTMLInputElement>, onKeyDown?: (event: KeyboardEvent) => void, class?: string}} properties
 */
export function SearchField({ label, placeholder = label, value, onSearch, field, onKeyDown, class: kind = "" }) {
  return html`<div class="search-field ${kind}">
    <${Icon} shapes=${search} />
    <input
      ref=${field}
      type="search"
      aria-label=${label}
      placeholder=${placeholder}
      autocomplete="off"
      spellcheck=${false}
      value=${value}
      onInput=${(/** @type {any} */ event) => onSearch(event.target.value)}
      onKeyDown=${onKeyDown}
    />
  </div>`;
}
