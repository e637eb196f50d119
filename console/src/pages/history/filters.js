import x from "lucide-static/icons/x.svg";
import { useId } from "preact/hooks";
import { html } from "../../html.js";
import { isEmpty, queryOf } from "../../model/history-filter.js";
import { Button } from "../../parts/button.js";
import { Select } from "../../parts/select.js";
import { setQuery } from "../../state/router.js";
import { texts } from "../../texts.js";

/** @import { HistoryFilter } from "../../model/history-filter.js" */

const NOTHING = { who: null, kind: null, name: null, since: null, until: null };

/**
 * Who, what and when. Everything is in the address, so that a view can be sent to somebody.
 *
 * @param {{filter: HistoryFilter, actors: string[], names: string[]}} properties those that are known, to be offered
 */
export function Filters({ filter, actors, names }) {
  const id = useId();
  const words = texts.history;
  /** @param {Partial<HistoryFilter>} change */
  const set = (change) => setQuery({ ...NOTHING, ...queryOf({ ...filter, ...change }) });
  const isBetween = /^\d{4}/.test(filter.since) || filter.until !== "";
  const kinds = /** @type {[HistoryFilter["kind"], string][]} */ (Object.entries(words.kinds));
  return html`<form class="history-filter" role="search" aria-label=${words.filter} onSubmit=${(/** @type {Event} */ event) => event.preventDefault()}>
    <input
      type="search"
      aria-label=${words.who}
      placeholder=${words.everybody}
      title=${words.whoHint}
      list="${id}-actors"
      autocomplete="off"
      value=${filter.who}
      onChange=${(/** @type {any} */ event) => set({ who: event.target.value.trim() })}
    />
    <datalist id="${id}-actors">${actors.map((name) => html`<option value=${name}></option>`)}</datalist>
    <${Select}
      label=${words.what}
      value=${filter.kind}
      options=${kinds.map(([value, label]) => ({ value, label }))}
      onChange=${(/** @type {HistoryFilter["kind"]} */ kind) => set({ kind, name: "" })}
    />
    ${(filter.kind === "flag" || filter.kind === "evaluator") &&
    html`<input
        type="search"
        class="mono"
        aria-label=${words.name[filter.kind]}
        placeholder=${words.all[filter.kind]}
        list="${id}-names"
        autocomplete="off"
        spellcheck=${false}
        value=${filter.name}
        onChange=${(/** @type {any} */ event) => set({ name: event.target.value })}
      /><datalist id="${id}-names">${names.map((name) => html`<option value=${name}></option>`)}</datalist>`}
    <${Select}
      label=${words.when}
      value=${isBetween ? "days" : filter.since}
      options=${[
        { value: "", label: words.anyTime },
        ...words.spans.map(([value, label]) => ({ value, label })),
        ...(isBetween || words.spans.some(([value]) => value === filter.since) || filter.since === "" ? [] : [{ value: filter.since, label: filter.since }]),
        { value: "days", label: words.days },
      ]}
      onChange=${(/** @type {string} */ since) => set(since === "days" ? { since: today(), until: today() } : { since, until: "" })}
    />
    ${isBetween &&
    html`<input type="date" aria-label=${words.from} value=${filter.since} max=${filter.until} onChange=${(/** @type {any} */ event) => set({ since: event.target.value })} />
      <input type="date" aria-label=${words.to} value=${filter.until} min=${filter.since} onChange=${(/** @type {any} */ event) => set({ until: event.target.value })} />`}
    ${!isEmpty(filter) && html`<${Button} kind="quiet" icon=${x} onClick=${() => setQuery(NOTHING)}>${words.clear}<//>`}
  </form>`;
}

function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
