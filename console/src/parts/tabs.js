import { useId } from "preact/hooks";
import { html } from "../html.js";
import "./tabs.css";

/** Where not all tabs have room, the selected one is in sight.
 * @param {HTMLElement | null} tab */
const show = (tab) => tab?.scrollIntoView({ block: "nearest", inline: "nearest" });

/**
 * Tabs and the panel of the selected one. Arrow keys move; the panel is the child.
 *
 * @param {{tabs: {id: string, label: unknown}[], selected: string, onSelect: (id: string) => void, label: string, children?: unknown}} properties
 */
export function Tabs({ tabs, selected, onSelect, label, children }) {
  const name = useId();

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    const at = tabs.findIndex(({ id }) => id === selected);
    const moves = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
    const to = moves[/** @type {keyof typeof moves} */ (event.key)];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    onSelect(next.id);
    document.getElementById(`${name}-${next.id}`)?.focus();
  }

  return html`<div class="tabs" role="tablist" aria-label=${label} onKeyDown=${onKeyDown}>
      ${tabs.map(
        (tab) => html`<button
          key=${tab.id}
          type="button"
          role="tab"
          id="${name}-${tab.id}"
          aria-selected=${String(tab.id === selected)}
          aria-controls="${name}-panel"
          tabindex=${tab.id === selected ? 0 : -1}
          ref=${tab.id === selected ? show : undefined}
          onClick=${() => onSelect(tab.id)}
        >
          ${tab.label}
        </button>`,
      )}
    </div>
    <div role="tabpanel" id="${name}-panel" aria-labelledby="${name}-${selected}">${children}</div>`;
}
