import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Problem } from "../api/problem.js";
import { html } from "../html.js";
import { Button } from "../parts/button.js";
import { ProblemBox } from "../parts/problem.js";
import { Skeleton } from "../parts/skeleton.js";
import { texts } from "../texts.js";

/** @typedef {typeof import("./workbench.js")} Workbench */

/** @type {import("@preact/signals").Signal<Workbench | null>} */
const workbench = signal(null);
const problem = signal(/** @type {unknown} */ (null));

/** Load the pages of a flag set's content, once. Called before anybody asks, when there is time. */
export async function loadWorkbench() {
  if (workbench.value) return;
  try {
    workbench.value = await import("./workbench.js");
    problem.value = null;
  } catch (error) {
    problem.value = error;
  }
}

/**
 * Return a page of the workbench, which holds its place while it is loaded.
 *
 * @param {keyof Workbench} name
 */
export function later(name) {
  return function Later() {
    useEffect(() => {
      loadWorkbench();
    }, []);
    if (workbench.value) return html`<${workbench.value[name]} />`;
    if (!problem.value) return html`<${Skeleton} rows=${8} />`;
    // A former release's files are gone after an upgrade, and browsers remember a failed import.
    const failure = new Problem({ status: 0, title: texts.problem.outdated, detail: String(problem.value) });
    return html`<${ProblemBox} problem=${failure} />
      <p class="padded"><${Button} onClick=${() => location.reload()}>${texts.problem.reload}<//></p>`;
  };
}
