import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { boundSet } from "../api/session.js";
import { html } from "../html.js";
import { pages, pagesOfSet } from "../pages/index.js";
import { Empty } from "../parts/empty.js";
import { ProblemBox } from "../parts/problem.js";
import { Skeleton } from "../parts/skeleton.js";
import { go, link, route } from "../state/router.js";
import { isProduction, loadSets, openSet, sets, setsProblem } from "../state/sets.js";
import { texts } from "../texts.js";
import { Button } from "../parts/button.js";
import { Header } from "./header.js";
import { Navigation } from "./navigation.js";
import "./shell.css";

/** The frame of every page: header, navigation of the open set, and the page itself. */
export function Shell() {
  const menu = useSignal(false);
  const { set, page, flag } = route.value;

  useEffect(() => {
    loadSets();
  }, []);
  useEffect(() => {
    // A key of one set has nothing else to see.
    if (boundSet.value && !set && page === "overview") go({ set: boundSet.value });
  }, [set, page, boundSet.value]);
  useEffect(() => {
    const names = [flag ?? /** @type {Record<string, string>} */ (texts.pages)[page], set, texts.product];
    document.title = names.filter(Boolean).join(" · ");
    menu.value = false;
  }, [set, page, flag]);

  return html`<div class="shell ${set ? "of-set" : ""} ${isProduction(openSet.value) ? "production" : ""}">
    <a class="skip" href="#content" onClick=${toContent}>${texts.shell.skip}</a>
    <${Header} menu=${menu} />
    ${set && html`<${Navigation} open=${menu.value} />`}
    <main id="content" tabindex="-1"><${Page} key=${`${set} ${page} ${flag}`} /></main>
  </div>`;
}

/** The page that the address names. */
function Page() {
  const { set, page } = route.value;
  const Component = (set ? pagesOfSet : pages)[page];
  if (!Component) {
    return html`<${Empty} title=${texts.shell.noSuchPage} text=${texts.shell.noSuchPageText}>
      <${Button} href=${link({ set })}>${set ? texts.pages.flags : texts.pages.overview}<//>
    <//>`;
  }
  if (!sets.value) {
    return setsProblem.value
      ? html`<${ProblemBox} problem=${setsProblem.value} onRetry=${loadSets} />`
      : html`<${Skeleton} rows=${8} />`;
  }
  if (set && !openSet.value) {
    return html`<${Empty} title=${texts.shell.noSuchSet} text=${texts.shell.noSuchSetText(set)}>
      <${Button} href=${link({})}>${texts.pages.overview}<//>
    <//>`;
  }
  return html`<${Component} />`;
}

/** @param {Event} event */
function toContent(event) {
  // The address is the place in the console: it must not become #content.
  event.preventDefault();
  document.getElementById("content")?.focus();
}
