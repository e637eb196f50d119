import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { boundSet, may } from "../api/session.js";
import { html } from "../html.js";
import { pages, pagesOfSet } from "../pages/index.js";
import { Empty } from "../parts/empty.js";
import { ProblemBox } from "../parts/problem.js";
import { Skeleton } from "../parts/skeleton.js";
import { go, link, route } from "../state/router.js";
import { areLoading, isProduction, loadSets, openSet, sets, setsProblem } from "../state/sets.js";
import { texts } from "../texts.js";
import { Button } from "../parts/button.js";
import { Header } from "./header.js";
import { KeysHelp } from "./keys-help.js";
import { Navigation } from "./navigation.js";
import { Palette } from "./palette.js";
import { useShortcuts } from "./shortcuts.js";
import "./shell.css";

/** The frame of every page: header, navigation of the open set, and the page itself. */
export function Shell() {
  const menu = useSignal(false);
  const { set, page, flag } = route.value;

  useEffect(() => {
    // Where a key was stored, they are on their way already.
    if (!areLoading()) loadSets();
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

  const palette = useSignal(false);
  const keys = useSignal(false);
  useShortcuts([
    { keys: "g o", label: texts.palette.goOverview, run: () => go({}), isGlobal: true },
    { keys: "g f", label: texts.palette.goFlags, run: () => set && go({ set }), isGlobal: true },
    { keys: "g h", label: texts.palette.goHistory, run: () => set && go({ set, page: "history" }), isGlobal: true },
    { keys: "?", label: texts.palette.showKeys, run: () => (keys.value = true), isGlobal: true },
  ]);
  useEffect(() => {
    const open = (/** @type {KeyboardEvent} */ event) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      if (palette.value || !document.querySelector("dialog[open]")) palette.value = !palette.value;
    };
    window.addEventListener("keydown", open);
    return () => window.removeEventListener("keydown", open);
  }, []);

  return html`<div class="shell ${set ? "of-set" : ""} ${isProduction(openSet.value) ? "production" : ""}">
    <a class="skip" href="#content" onClick=${toContent}>${texts.shell.skip}</a>
    <${Header} menu=${menu} openPalette=${() => (palette.value = true)} showKeys=${() => (keys.value = true)} />
    ${set && html`<${Navigation} open=${menu.value} />`}
    <main id="content" tabindex="-1"><${Page} key=${`${set} ${page} ${flag}`} /></main>
    ${palette.value && html`<${Palette} onClose=${() => (palette.value = false)} showKeys=${() => (keys.value = true)} />`}
    ${keys.value && html`<${KeysHelp} onClose=${() => (keys.value = false)} />`}
  </div>`;
}

/** Pages that are of no use without the scope `admin`: the navigation leaves them out. */
const NEED_ADMIN = ["webhooks", "keys"];

/** The page that the address names. */
function Page() {
  const { set, page } = route.value;
  const Component = (set ? pagesOfSet : pages)[page];
  if (!Component) {
    return html`<${Empty} level=${1} title=${texts.shell.noSuchPage} text=${texts.shell.noSuchPageText}>
      <${Button} href=${link({ set })}>${set ? texts.pages.flags : texts.pages.overview}<//>
    <//>`;
  }
  if (NEED_ADMIN.includes(page) && !may("admin")) {
    return html`<${Empty} level=${1} title=${texts.shell.needsAdmin} text=${texts.shell.needsAdminText}>
      <${Button} href=${link({ set })}>${set ? texts.pages.flags : texts.pages.overview}<//>
    <//>`;
  }
  if (!sets.value) {
    return setsProblem.value
      ? html`<${ProblemBox} problem=${setsProblem.value} onRetry=${loadSets} />`
      : html`<${Skeleton} rows=${8} />`;
  }
  if (set && !openSet.value) {
    return html`<${Empty} level=${1} title=${texts.shell.noSuchSet} text=${texts.shell.noSuchSetText(set)}>
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
