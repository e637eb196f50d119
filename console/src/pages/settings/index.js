import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { get, path } from "../../api/client.js";
import { boundSet, may } from "../../api/session.js";
import { html } from "../../html.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { Skeleton } from "../../parts/skeleton.js";
import { Time } from "../../parts/time.js";
import { useEnding } from "../../parts/use-ending.js";
import { route } from "../../state/router.js";
import { texts } from "../../texts.js";
import { DeleteSet } from "./delete-set.js";
import { SettingsForm } from "./form.js";
import "./settings.css";

/** @typedef {import("../../state/sets.js").FlagSet} FlagSet */

const said = texts.settings;

/** The properties of the open set, and its end. */
export function Settings() {
  const name = /** @type {string} */ (route.value.set);
  const found = useSignal(/** @type {{set: FlagSet, etag: string | null} | null} */ (null));
  const problem = useSignal(/** @type {unknown} */ (null));
  // A new form for each reading, so that it shows what was read.
  const readings = useSignal(0);

  const renew = useEnding();

  async function load() {
    const signal = renew();
    try {
      const { data, etag } = await get(path`flag-sets/${name}`, { signal });
      if (signal.aborted) return;
      found.value = { set: data, etag };
      problem.value = null;
      readings.value += 1;
    } catch (error) {
      if (!signal.aborted) problem.value = error;
    }
  }
  useEffect(() => {
    load();
  }, [name]);

  const set = found.value?.set;
  return html`<div class="settings">
    <div class="page-head"><h1>${said.title}</h1></div>
    ${problem.value && html`<${ProblemBox} problem=${problem.value} onRetry=${load} />`}
    ${!found.value && !problem.value && html`<div class="panel"><${Skeleton} rows=${8} /></div>`}
    ${set &&
    html`<p class="facts small">
        <span>${said.revision} ${set.revision}</span>
        <span>${said.modified} <${Time} at=${set.modifiedAt} /></span>
        <span>${said.created} <${Time} at=${set.createdAt} none="–" /></span>
      </p>
      ${!may("write") && html`<${Warning}>${said.readOnly}<//>`}
      <${SettingsForm} key=${readings.value} set=${set} etag=${found.value?.etag ?? null} onSaved=${load} />
      ${may("admin") && !boundSet.value && html`<${DeleteSet} name=${name} />`}`}
  </div>`;
}
