import sliders from "lucide-static/icons/sliders-horizontal.svg";
import x from "lucide-static/icons/x.svg";
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { METADATA, RANGES } from "../../model/flags/list.js";
import { Button } from "../../parts/button.js";
import { SearchField } from "../../parts/search-field.js";
import { Select } from "../../parts/select.js";
import { isNarrow } from "../../state/width.js";
import { texts } from "../../texts/flags.js";

/** @typedef {ReturnType<typeof import("../../model/flags/list.js").metadataFilters>} MetadataFilters */

/**
 * Search and filters; all of them stand in the address.
 *
 * @param {object} properties
 * @param {Record<string, string>} properties.query of the address
 * @param {string} properties.typed what is searched for
 * @param {(text: string) => void} properties.onType
 * @param {(change: Record<string, string | null>) => void} properties.onChange
 * @param {MetadataFilters} properties.metadata
 * @param {boolean} properties.isPlanned whether anything is planned for a flag
 * @param {{current: HTMLInputElement | null}} properties.input
 * @param {() => void} properties.onLeave leave the search for the list
 */
export function Filters({ query, typed, onType, onChange, metadata, isPlanned, input, onLeave }) {
  const names = Object.keys(query).filter((name) => FILTERS.includes(name) || name.startsWith(METADATA));
  const isFiltered = typed !== "" || names.length > 0;
  // With little room they are a button, unless something is filtered by.
  const [isOpen, setOpen] = useState(names.length > 0);
  const isShown = !isNarrow.value || isOpen;

  /** @param {string} name @param {string} label @param {{value: string, label: string}[]} options */
  const filter = (name, label, options) =>
    html`<${Select}
      key=${name}
      label=${label}
      class=${query[name] ? "filter chosen" : "filter"}
      value=${query[name] ?? ""}
      options=${[{ value: "", label }, ...options]}
      onChange=${(/** @type {string} */ value) => onChange({ [name]: value || null })}
    />`;

  return html`<div class="flag-filters" role="search" aria-label=${texts.filters}>
    <${SearchField}
      field=${input}
      label=${texts.search}
      placeholder=${texts.searchPlaceholder}
      value=${typed}
      onSearch=${onType}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Escape" && typed) onType("");
        else if (["Escape", "Enter", "ArrowDown"].includes(event.key)) onLeave();
        else return;
        event.preventDefault();
      }}
    />
    ${isNarrow.value &&
    html`<${Button} icon=${sliders} aria-expanded=${String(isOpen)} onClick=${() => setOpen(!isOpen)}>${names.length ? texts.filtersChosen(names.length) : texts.filters}<//>`}
    ${isShown && filters()}
    ${isFiltered &&
    html`<${Button}
      kind="quiet"
      icon=${x}
      onClick=${() => {
        onType("");
        onChange(Object.fromEntries([...FILTERS, ...names].map((name) => [name, null])));
      }}
      >${texts.clear}<//
    >`}
  </div>`;

  function filters() {
    return html`
      ${filter("state", texts.anyState, [
        { value: "on", label: texts.on },
        { value: "off", label: texts.off },
      ])}
      ${filter("type", texts.anyType, Object.entries(texts.types).map(([value, label]) => ({ value, label })))}
      ${metadata.map(({ name, values }) =>
        filter(
          METADATA + name,
          texts.anyValue(name),
          values.map(({ value, count }) => ({ value, label: `${value} (${count.toLocaleString("en")})` })),
        ),
      )}
      ${filter("changed", texts.changedAny, Object.keys(RANGES).map((value) => ({ value, label: texts.ranges[/** @type {keyof typeof RANGES} */ (value)] })))}
      ${filter("stale", texts.staleAny, [{ value: "yes", label: texts.staleOnly }])}
      ${(isPlanned || query.planned) && filter("planned", texts.plannedAny, [{ value: "yes", label: texts.plannedOnly }])}
    `;
  }
}

const FILTERS = ["state", "type", "changed", "stale", "planned"];
