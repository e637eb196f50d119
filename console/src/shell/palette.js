import flagIcon from "lucide-static/icons/flag.svg";
import search from "lucide-static/icons/search.svg";
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { get, path } from "../api/client.js";
import { html } from "../html.js";
import { matching } from "../model/matching.js";
import { Dialog } from "../parts/dialog.js";
import { Icon } from "../parts/icon.js";
import { go, route } from "../state/router.js";
import { texts } from "../texts.js";
import { destinations } from "./destinations.js";
import "./palette.css";

/** @typedef {import("./destinations.js").Destination} Destination */

const said = texts.palette;
const MOST = 40;

/**
 * Jump to any flag of the open set, flag set, page or action by typing.
 *
 * @param {{onClose: () => void, showKeys: () => void}} properties
 */
export function Palette({ onClose, showKeys }) {
  const typed = useSignal("");
  const chosen = useSignal(0);
  const { flags, busy } = useFlags(typed);
  const list = useRef(/** @type {HTMLDivElement | null} */ (null));
  const found = useComputed(() => {
    const others = matching(destinations(showKeys), typed.value, ({ label }) => label, MOST);
    return grouped([...flags.value, ...others]);
  });
  const count = found.value.length;
  const at = Math.min(chosen.value, count - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at, count]);

  /** @param {Destination} [destination] */
  function choose(destination) {
    if (!destination) return;
    onClose();
    destination.run();
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(at + 8, count - 1), PageUp: Math.max(at - 8, 0) };
    const to = moves[/** @type {keyof typeof moves} */ (event.key)];
    if (to !== undefined && count) chosen.value = (to + count) % count;
    else if (event.key === "Enter") choose(found.value[at]);
    else return;
    event.preventDefault();
  }

  return html`<${Dialog} class="palette" title=${said.title} onClose=${onClose}>
    <div class="typed">
      <${Icon} shapes=${search} />
      <input
        type="text"
        role="combobox"
        aria-label=${said.placeholder}
        aria-expanded="true"
        aria-controls="destinations"
        aria-activedescendant=${count ? `destination-${at}` : undefined}
        aria-autocomplete="list"
        placeholder=${said.placeholder}
        autocomplete="off"
        spellcheck=${false}
        autofocus
        value=${typed.value}
        onInput=${(/** @type {any} */ event) => {
          typed.value = event.target.value;
          chosen.value = 0;
        }}
        onKeyDown=${onKeyDown}
      />
    </div>
    <div role="listbox" id="destinations" aria-label=${said.title} ref=${list}>
      ${found.value.map(
        (destination, place) => html`${destination.group !== found.value[place - 1]?.group && html`<div class="group" role="presentation">${destination.group}</div>`}
          <div
            key=${destination.id}
            id="destination-${place}"
            role="option"
            aria-selected=${String(place === at)}
            onMouseMove=${() => (chosen.value = place)}
            onClick=${() => choose(destination)}
          >
            <${Icon} shapes=${destination.icon} />
            <span class="text">${destination.label}</span>
            ${destination.detail && html`<span class="quiet small">${destination.detail}</span>`}
          </div>`,
      )}
    </div>
    ${count === 0 && html`<p class="nothing" role="status">${busy.value ? said.searching : said.nothing(typed.value)}</p>`}
  <//>`;
}

/**
 * The flags of the open set whose keys contain what is typed, as the server finds them.
 *
 * @param {import("@preact/signals").Signal<string>} typed
 */
function useFlags(typed) {
  const flags = useSignal(/** @type {Destination[]} */ ([]));
  const busy = useSignal(false);
  const { set } = route.value;
  useEffect(() => {
    const text = typed.value.trim();
    if (!set || !text) {
      flags.value = [];
      return undefined;
    }
    const leaving = new AbortController();
    busy.value = true;
    const timer = setTimeout(async () => {
      try {
        const { data } = await get(path`flag-sets/${set}/flags`, {
          query: { search: text, summary: true, limit: 8 },
          signal: leaving.signal,
        });
        flags.value = data.items.map((/** @type {{key: string}} */ { key }) => ({
          id: `flag-${key}`,
          group: said.flags,
          icon: flagIcon,
          label: key,
          detail: set,
          run: () => go({ set, flag: key }),
        }));
        busy.value = false;
      } catch {
        // The palette goes on without flags; the page behind it says what is wrong.
        if (!leaving.signal.aborted) busy.value = false;
      }
    }, 120);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [set, typed.value]);
  return { flags, busy };
}

/** Keep groups together, in the order of their best member. @param {Destination[]} list */
function grouped(list) {
  const groups = [...new Set(list.map(({ group }) => group))];
  return groups.flatMap((group) => list.filter((one) => one.group === group));
}
