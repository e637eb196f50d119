import layers from "lucide-static/icons/layers.svg";
import plus from "lucide-static/icons/plus.svg";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { boundSet, may } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { useShortcuts } from "../../shell/shortcuts.js";
import { route, setQuery } from "../../state/router.js";
import { applications } from "../../state/sets.js";
import { loadSummaries, summariesProblem } from "../../state/summaries.js";
import { texts } from "../../texts.js";
import { Application } from "./application.js";
import { NewSet } from "./new-set.js";
import "./overview.css";

const said = texts.overview;

/** Milliseconds between two readings, while the page is looked at. */
const RENEWED = 60_000;
const AT_ONCE = 50;

/** Applications and their environments. */
export function Overview() {
  const creating = useSignal(false);
  const most = useSignal(AT_ONCE);
  const filter = route.value.query.q ?? "";
  const mayCreate = may("admin") && !boundSet.value;

  useEffect(() => {
    const leaving = new AbortController();
    loadSummaries(leaving.signal);
    const timer = setInterval(() => document.hidden || loadSummaries(leaving.signal), RENEWED);
    return () => {
      clearInterval(timer);
      leaving.abort();
    };
  }, []);
  useShortcuts([{ keys: "/", label: said.filter, run: () => document.getElementById("filter")?.focus() }]);

  const found = applications.value.filter(({ application, sets }) =>
    [application, ...sets.map(({ name }) => name)].some((name) => name.toLowerCase().includes(filter.toLowerCase())),
  );
  const shown = found.slice(0, most.value);
  const newSet = html`<${Button} kind="primary" icon=${plus} onClick=${() => (creating.value = true)}>${said.newSet}<//>`;

  return html`
    <div class="page-head overview-head">
      <h1>${said.title}</h1>
      ${applications.value.length > 0 &&
      html`<input
        id="filter"
        type="search"
        aria-label=${said.filter}
        placeholder=${said.filter}
        value=${filter}
        onInput=${(/** @type {any} */ event) => setQuery({ q: event.target.value })}
      />`}
      ${mayCreate && applications.value.length > 0 && newSet}
    </div>
    <div class="applications">
      ${summariesProblem.value && html`<${ProblemBox} problem=${summariesProblem.value} onRetry=${() => loadSummaries()} />`}
      ${shown.map((application, place) => html`<${Application} key=${application.application} ...${application} titles=${place === 0} />`)}
      ${found.length > shown.length &&
      html`<${Button} onClick=${() => (most.value += AT_ONCE)}>${said.showMore(found.length - shown.length)}<//>`}
    </div>
    ${applications.value.length === 0 &&
    html`<${Empty}
      icon=${layers}
      title=${said.emptyTitle}
      text=${mayCreate ? said.emptyText : said.emptyForReader}
      command=${mayCreate ? "flagstaff flag-sets create shop.production" : undefined}
    >
      ${mayCreate && newSet}
    <//>`}
    ${applications.value.length > 0 &&
    found.length === 0 &&
    html`<${Empty} title=${said.noneFound} text=${said.noneFoundText(filter)}>
      <${Button} onClick=${() => setQuery({ q: null })}>${said.clear}<//>
    <//>`}
    ${creating.value && html`<${NewSet} onClose=${() => (creating.value = false)} />`}
  `;
}
