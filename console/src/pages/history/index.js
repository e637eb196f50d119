import download from "lucide-static/icons/download.svg";
import { useState } from "preact/hooks";
import { get, path } from "../../api/client.js";
import { html } from "../../html.js";
import { filterOf, isEmpty, parametersOf } from "../../model/history-filter.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { SaveSheet } from "../../parts/save-sheet/save-sheet.js";
import { Skeleton } from "../../parts/skeleton.js";
import { toast, toastProblem } from "../../parts/toast.js";
import { useFollowed } from "../../state/followed-set.js";
import { route, setQuery } from "../../state/router.js";
import { loadSets, openSet } from "../../state/sets.js";
import { texts } from "../../texts.js";
import { HistoryEntry } from "./entry.js";
import { Filters } from "./filters.js";
import { useHistory } from "./use-history.js";
import "./history.css";

/** @import { Change } from "../../parts/save-sheet/save-sheet.js" */
/** @import { WrittenEntry } from "./use-history.js" */

const day = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** The history of a set in sentences, filtered by who, what and when. */
export function History() {
  const set = openSet.value;
  if (set === null) return null;
  return html`<${HistoryOf} set=${set.name} revision=${set.revision} />`;
}

/** @param {{set: string, revision: number}} properties */
function HistoryOf({ set, revision }) {
  useFollowed(set);
  const filter = filterOf(route.value.query);
  const { entries, problem, isLoading, hasMore, more, reload } = useHistory(set, revision, filter);
  const [open, setOpen] = useState(/** @type {ReadonlySet<number>} */ (new Set()));
  const [change, setChange] = useState(/** @type {Change | null} */ (null));
  const changes = entries.flatMap((entry) => entry.changes);
  const words = texts.history;

  return html`<div class="page-head">
      <h1>${texts.pages.history}</h1>
      <${Button} icon=${download} onClick=${() => save(set, parametersOf(filter, new Date()))}>${words.download}<//>
    </div>
    <div class="stack">
      <${Filters} filter=${filter} actors=${distinct(changes.map(({ actor }) => actor))} names=${distinct(changes.filter(({ kind }) => kind === filter.kind).map(({ name }) => name))} />
      ${problem !== null && html`<${ProblemBox} problem=${problem} onRetry=${reload} />`}
      ${entries.length === 0 && isLoading && html`<div class="panel"><${Skeleton} rows=${10} /></div>`}
      ${entries.length === 0 && !isLoading && problem === null &&
      html`<${Empty} title=${words.none} text=${words.noneText}>
        ${!isEmpty(filter) && html`<${Button} onClick=${() => setQuery({ who: null, kind: null, name: null, since: null, until: null })}>${words.clear}<//>`}
      <//>`}
      ${byDay(entries).map(
        ([heading, some]) => html`<section key=${heading} class="history-day">
          <h2>${heading}</h2>
          <ol class="plain panel">
            ${some.map(
              (entry) => html`<${HistoryEntry}
                key=${entry.revision}
                set=${set}
                entry=${entry}
                isOpen=${open.has(entry.revision)}
                onOpen=${(/** @type {boolean} */ isOpen) => setOpen(toggled(open, entry.revision, isOpen))}
                onChange=${setChange}
              />`,
            )}
          </ol>
        </section>`,
      )}
      ${hasMore && html`<div class="row"><${Button} busy=${isLoading} onClick=${more}>${words.older}<//></div>`}
    </div>
    ${change !== null &&
    html`<${SaveSheet}
      change=${change}
      onClose=${() => setChange(null)}
      onSaved=${(/** @type {{data: {revision: number}}} */ { data }) => {
        setChange(null);
        toast({ text: words.done(change.title, data.revision) });
        loadSets();
      }}
    />`}`;
}

/**
 * @param {WrittenEntry[]} entries
 * @returns {[string, WrittenEntry[]][]}
 */
function byDay(entries) {
  /** @type {Map<string, WrittenEntry[]>} */
  const days = new Map();
  const now = new Date();
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  for (const entry of entries) {
    const time = new Date(entry.at);
    const is = (/** @type {Date} */ other) => time.toDateString() === other.toDateString();
    const heading = is(now) ? texts.history.today : is(yesterday) ? texts.history.yesterday : day.format(time);
    days.set(heading, [...(days.get(heading) ?? []), entry]);
  }
  return [...days];
}

/** @param {ReadonlySet<number>} open @param {number} revision @param {boolean} isOpen */
function toggled(open, revision, isOpen) {
  const changed = new Set(open);
  if (isOpen) changed.add(revision);
  else changed.delete(revision);
  return changed;
}

/** @param {string} set @param {Record<string, string>} query */
async function save(set, query) {
  try {
    const { text } = await get(path`flag-sets/${set}/changes`, { query, headers: { Accept: "text/csv" } });
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = `${set}-history.csv`;
    anchor.click();
    URL.revokeObjectURL(address);
  } catch (error) {
    toastProblem(error);
  }
}

/** @param {string[]} values */
const distinct = (values) => [...new Set(values)].sort();
