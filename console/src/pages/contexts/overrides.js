import plus from "lucide-static/icons/plus.svg";
import x from "lucide-static/icons/x.svg";
import { useId } from "preact/hooks";
import { html } from "../../html.js";
import { overrideFaults } from "../../model/context/overrides.js";
import { Button } from "../../parts/button.js";
import { Select } from "../../parts/select.js";
import { texts } from "../../texts.js";

/** @import { Override } from "../../model/context/overrides.js" */

/**
 * Variants that are fixed for a key.
 *
 * @param {{overrides: Override[], flags: Record<string, {variants?: Record<string, unknown>}> | null, onOverrides: (overrides: Override[]) => void}} properties
 */
export function Overrides({ overrides, flags, onOverrides }) {
  const id = useId();
  const words = texts.contexts;
  const faults = overrideFaults(overrides, flags);
  /** @param {number} at @param {Partial<Override>} change */
  const set = (at, change) => onOverrides(overrides.map((each, place) => (place === at ? { ...each, ...change } : each)));
  return html`<div class="overrides">
    <datalist id=${id}>${Object.keys(flags ?? {}).map((flag) => html`<option value=${flag}></option>`)}</datalist>
    <p class="small quiet">${words.overridesHint}</p>
    <ul class="plain">
      ${overrides.map(
        ({ flag, variant }, at) => html`<li key=${at}>
          <input
            type="text"
            class="mono"
            aria-label=${words.flag}
            placeholder=${words.flag}
            list=${id}
            autocomplete="off"
            spellcheck=${false}
            aria-invalid=${faults[at] === "unknown-flag" ? "true" : undefined}
            value=${flag}
            onInput=${(/** @type {any} */ event) => set(at, chosen(event.target.value, variant, flags))}
          />
          <${Select} label=${words.variant} value=${variant} options=${variantsOf(flags, flag, variant)} onChange=${(/** @type {string} */ value) => set(at, { variant: value })} />
          <${Button} kind="quiet" size="small" icon=${x} label=${words.removeOverride(flag)} onClick=${() => onOverrides(overrides.filter((_, place) => place !== at))} />
          ${faults[at] === "unknown-flag" && html`<p class="fault">${words.noSuchFlag}</p>`}
          ${faults[at] === "unknown-variant" && html`<p class="fault">${words.noSuchVariant}</p>`}
        </li>`,
      )}
    </ul>
    <div class="row"><${Button} size="small" icon=${plus} onClick=${() => onOverrides([...overrides, { flag: "", variant: "" }])}>${words.addOverride}<//></div>
  </div>`;
}

/** A flag that is chosen brings its first variant.
 * @param {string} flag @param {string} variant @param {Record<string, {variants?: Record<string, unknown>}> | null} flags @returns {Override} */
function chosen(flag, variant, flags) {
  const variants = flags !== null && Object.hasOwn(flags, flag) ? Object.keys(flags[flag].variants ?? {}) : [];
  return { flag, variant: variants.length > 0 && !variants.includes(variant) ? variants[0] : variant };
}

/** @param {Record<string, {variants?: Record<string, unknown>}> | null} flags @param {string} flag @param {string} variant */
function variantsOf(flags, flag, variant) {
  const known = flags !== null && Object.hasOwn(flags, flag) ? Object.keys(flags[flag].variants ?? {}) : [];
  const all = known.includes(variant) ? known : [variant, ...known];
  return all.map((value) => ({ value, label: value === "" ? texts.contexts.variant : value }));
}
