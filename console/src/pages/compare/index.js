import columns from "lucide-static/icons/columns-3.svg";
import equal from "lucide-static/icons/equal.svg";
import searchX from "lucide-static/icons/search-x.svg";
import { useMemo, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { rowsOf, stageOf } from "../../model/flags/matrix.js";
import { placeOf } from "../../model/names.js";
import { Empty } from "../../parts/empty.js";
import { Check } from "../../parts/field.js";
import { Live } from "../../parts/live.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { SearchField } from "../../parts/search-field.js";
import { Select } from "../../parts/select.js";
import { Skeleton } from "../../parts/skeleton.js";
import { useShortcuts } from "../../shell/shortcuts.js";
import { route, setQuery } from "../../state/router.js";
import { applications, isProduction, setNamed } from "../../state/sets.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/compare.js";
import { DifferenceSheet } from "./difference.js";
import { useEnvironments } from "./environments.js";
import { Matrix } from "./matrix.js";
import "./compare.css";

/** The flags of an application in all of its environments, and what differs. */
export function Compare() {
  const { set, query } = route.value;
  const { application } = placeOf(/** @type {string} */ (set));
  const members = applications.value.find((one) => one.application === application)?.sets ?? [];
  const names = [...members]
    .sort((one, other) => stageOf(one.environment ?? "") - stageOf(other.environment ?? ""))
    .map(({ name }) => name);
  if (names.length < 2) {
    return html`<div class="panel">
      <${Empty} level=${1} icon=${columns} title=${texts.emptyTitle} text=${texts.emptyText} command=${texts.emptyCommand(application)} />
    </div>`;
  }
  return html`<${Comparison} key=${names.join()} application=${application} names=${names} query=${query} />`;
}

/** @param {{application: string, names: string[], query: Record<string, string>}} properties */
function Comparison({ application, names, query }) {
  const environments = useEnvironments(names);
  const [open, setOpen] = useState(/** @type {{key: string, from: string, to: string} | null} */ (null));
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  useShortcuts([{ keys: "/", label: texts.search, run: () => input.current?.select() }]);

  const chosen = names.findIndex((name) => placeOf(name).environment === query.with);
  const reference = chosen >= 0 ? chosen : standard(names);
  const contents = environments.map(({ list }) => list.content.value);
  const rows = useMemo(
    () => rowsOf(environments.map(({ evaluators }, at) => ({ flags: contents[at].flags, evaluators })), reference),
    [...contents.map(({ flags }) => flags), ...environments.map(({ evaluators }) => evaluators), reference],
  );
  const isComplete = contents.every(({ complete }) => complete);
  const isOnly = query.only === "differing";
  const words = (query.q ?? "").toLowerCase();
  const shown = useMemo(
    () => rows.filter(({ key, differs }) => (!isOnly || differs) && key.toLowerCase().includes(words)),
    [rows, isOnly, words],
  );
  const differing = rows.filter(({ differs }) => differs).length;
  const failed = environments.find(({ problem }) => problem);
  const row = open && rows.find(({ key }) => key === open.key);

  return html`<div class="compare-page">
    <div class="page-head">
      <div class="row">
        <h1>${texts.title(application)}</h1>
        <span class="facts quiet small">
          <span role="status">${isComplete ? texts.counts(differing, rows.length) : texts.loading(rows.length)}</span>
          <${Live} />
        </span>
      </div>
    </div>
    <div class="compare-filters" role="search" aria-label=${texts.search}>
      <${SearchField} field=${input} label=${texts.search} value=${query.q ?? ""} onSearch=${(/** @type {string} */ typed) => setQuery({ q: typed || null })} />
      <label class="reference"
        >${texts.reference}
        <${Select}
          value=${names[reference]}
          options=${names.map((name) => ({ value: name, label: placeOf(name).environment ?? name }))}
          onChange=${(/** @type {string} */ name) => setQuery({ with: placeOf(name).environment })}
        />
      </label>
      <${Check}
        label=${texts.onlyDiffering}
        checked=${isOnly}
        onChange=${(/** @type {boolean} */ checked) => setQuery({ only: checked ? "differing" : null })}
      />
    </div>
    ${failed && html`<${ProblemBox} problem=${failed.problem} onRetry=${() => failed.list.retry()} />`}
    ${contents.some(({ fromMemory }) => fromMemory) && html`<${Warning}>${common.problem.fromMemory}<//>`}
    <${Versions} names=${names} reference=${reference} />
    ${!isComplete && !rows.length
      ? !failed && html`<div class="panel"><${Skeleton} rows=${10} /></div>`
      : shown.length
        ? html`<${Matrix}
            names=${names}
            reference=${reference}
            rows=${shown}
            onOpen=${(/** @type {string} */ key, /** @type {number} */ at) => setOpen(directionOf(rows, key, names, at, reference))}
          />`
        : html`<div class="panel"><${Nothing} rows=${rows.length} differing=${differing} isOnly=${isOnly} /></div>`}
    ${open &&
    row &&
    html`<${DifferenceSheet}
      key=${open.key}
      flag=${open.key}
      from=${open.from}
      to=${open.to}
      isThere=${row.cells[names.indexOf(open.from)].flag !== null}
      onTurn=${() => setOpen({ key: open.key, from: open.to, to: open.from })}
      onClose=${() => setOpen(null)}
    />`}
  </div>`;
}

/** @param {{rows: number, differing: number, isOnly: boolean}} properties */
function Nothing({ rows, differing, isOnly }) {
  if (!rows) return html`<${Empty} icon=${columns} title=${texts.noFlagsTitle} text=${texts.noFlagsText} />`;
  if (isOnly && !differing) return html`<${Empty} icon=${equal} title=${texts.sameTitle} text=${texts.sameText} />`;
  return html`<${Empty} icon=${searchX} title=${texts.nothingFound} text=${texts.nothingFoundText} />`;
}

/** Says which environments bucket by another version of `fractional` than the reference.
 * @param {{names: string[], reference: number}} properties */
function Versions({ names, reference }) {
  const standardSet = setNamed(names[reference]);
  const others = names.map(setNamed).filter((set) => set && standardSet && set.fractional !== standardSet.fractional);
  return others.map(
    (set) =>
      set &&
      standardSet &&
      html`<${Warning}>${texts.fractional(set.name, set.fractional, standardSet.name, standardSet.fractional)}<//>`,
  );
}

/**
 * The environment that others are compared with unless one is chosen: production.
 *
 * @param {string[]} names
 */
function standard(names) {
  const marked = names.findIndex((name) => isProduction(setNamed(name)));
  if (marked >= 0) return marked;
  const named = names.findIndex((name) => /^prod/.test(placeOf(name).environment ?? ""));
  return named >= 0 ? named : names.length - 1;
}

/**
 * A difference opens as a copy to the reference, or the other way where the flag is only there.
 *
 * @param {import("../../model/flags/matrix.js").Row[]} rows
 * @param {string} key
 * @param {string[]} names
 * @param {number} at
 * @param {number} reference
 */
function directionOf(rows, key, names, at, reference) {
  const isThere = rows.find((row) => row.key === key)?.cells[at].flag;
  const [from, to] = isThere ? [names[at], names[reference]] : [names[reference], names[at]];
  return { key, from, to };
}
