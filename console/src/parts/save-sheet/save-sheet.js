import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { call } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { html } from "../../html.js";
import { isProduction, setNamed } from "../../state/sets.js";
import { save as texts } from "../../texts/save.js";
import { texts as common } from "../../texts.js";
import { Badge } from "../badge.js";
import { Button } from "../button.js";
import { Sheet } from "../dialog.js";
import { Difference } from "../difference/difference.js";
import { Field } from "../field.js";
import { ProblemBox, Warning } from "../problem.js";
import { agreed } from "../production.js";
import { Sentence } from "../sentence.js";
import { Skeleton } from "../skeleton.js";
import { TypedName } from "../typed-name.js";
import { dryRun } from "./dry-run.js";
import { Impact } from "./impact.js";
import "./save-sheet.css";

/** @import { Answer } from "../../api/client.js" */
/** @import { Trial } from "./dry-run.js" */

/**
 * A change to be made, as the call that makes it. The call must know `?dry_run=true`.
 *
 * @typedef {object} Change
 * @property {string} title what is done: "Save new-checkout"
 * @property {string} set the flag set that changes
 * @property {"PUT" | "PATCH" | "POST" | "DELETE"} method
 * @property {string} where path of the call, as of `path` in api/client.js
 * @property {unknown} [body] a string is sent as it is
 * @property {string | null} [etag] what the change was made from (If-Match)
 * @property {boolean} [createOnly]
 * @property {Record<string, string>} [query]
 * @property {string} [action] the word on the button (default: Save)
 * @property {boolean} [danger]
 * @property {string} [comment] to begin with
 * @property {string} [typed] what has to be typed before it goes on: the name of what goes
 * @property {unknown} [text] what follows from it, above the difference
 * @property {boolean} [hasImpact] whether somebody may get another variant (default: true)
 */

/**
 * The page before a change: what changes, warnings, whom it moves, a comment, Save.
 *
 * Every page that writes uses it. A lost race is handed to `onConflict`, a refused definition to
 * `onRefused`, where they are given; both come with the problem, and the sheet closes. Otherwise the
 * sheet shows them. A production set is in colour, and asks first.
 *
 * @param {object} properties
 * @param {Change} properties.change
 * @param {() => void} properties.onClose
 * @param {(answer: Answer<any>) => void} properties.onSaved
 * @param {(problem: Problem) => void} [properties.onConflict]
 * @param {(problem: Problem) => void} [properties.onRefused]
 */
export function SaveSheet({ change, onClose, onSaved, onConflict, onRefused }) {
  const [trial, setTrial] = useState(/** @type {Trial | null} */ (null));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const [comment, setComment] = useState(change.comment ?? "");
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const ended = useRef(new AbortController());
  const set = setNamed(change.set);
  const isAsking = isProduction(set);
  const isReady = Boolean(trial?.diff.length) && (change.typed === undefined || typed === change.typed);

  async function attempt() {
    setProblem(null);
    try {
      setTrial(await dryRun(change, ended.current.signal));
    } catch (error) {
      fail(error);
    }
  }

  useEffect(() => {
    attempt();
    return () => ended.current.abort();
  }, []);

  /** @param {unknown} error */
  function fail(error) {
    if (ended.current.signal.aborted) return;
    const lost = error instanceof Problem && error.status === 412;
    if (lost && onConflict) onConflict(error);
    else setProblem(error);
  }

  async function save() {
    if (isBusy || !isReady) return;
    if (!(await agreed(change.set, { danger: change.danger }))) return;
    setBusy(true);
    setProblem(null);
    try {
      const { method, where, body, etag, createOnly, query } = change;
      onSaved(await call(method, where, { body, etag, createOnly, query, comment: comment.trim() }));
    } catch (error) {
      setBusy(false);
      fail(error);
    }
  }

  const isRefused = problem instanceof Problem && problem.status === 400 && onRefused;
  return html`<${Sheet}
    title=${html`${change.title} ${isAsking && html`<${Badge} kind="bad">${change.set}<//>`}`}
    class=${isAsking ? "save-sheet production" : "save-sheet"}
    onClose=${isBusy ? undefined : onClose}
    footer=${html`
      <span class="grow"></span>
      <${Button} onClick=${onClose} disabled=${isBusy}>${common.cancel}<//>
      ${isRefused
        ? html`<${Button} kind="primary" onClick=${() => onRefused(/** @type {Problem} */ (problem))}>${texts.back}<//>`
        : html`<${Button}
            kind=${change.danger ? "danger" : "primary"}
            type="submit"
            form="save-sheet"
            busy=${isBusy}
            disabled=${!isReady}
            >${change.action ?? common.save}<//
          >`}
    `}
  >
    <form
      id="save-sheet"
      class="stack"
      onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) save();
      }}
    >
      ${isAsking && html`<p class="band"><${Sentence} parts=${texts.production(change.set)} /></p>`}
      ${change.text && html`<p>${change.text}</p>`}
      ${problem && html`<${ProblemBox} problem=${problem} onRetry=${isRefused ? undefined : trial ? undefined : attempt} />`}
      ${!trial && !problem && html`<${Skeleton} rows=${4} />`}
      ${trial && html`<${Tried} trial=${trial} change=${change} />`}
      ${trial &&
      trial.diff.length > 0 &&
      html`<${Field} label=${texts.comment} hint=${texts.commentHint}>
        ${(/** @type {object} */ input) =>
          html`<textarea
            ...${input}
            rows="2"
            maxlength="1000"
            autofocus
            value=${comment}
            onInput=${(/** @type {any} */ event) => setComment(event.target.value)}
          ></textarea>`}
      <//>`}
      ${trial &&
      change.typed !== undefined &&
      html`<${TypedName} name=${change.typed} typed=${typed} onTyped=${setTyped} />`}
    </form>
  <//>`;
}

/** What a dry run found. @param {{trial: Trial, change: Change}} properties */
function Tried({ trial: { diff, warnings }, change }) {
  // The difference is long: it is made once, and not at every letter of the comment.
  const shown = useMemo(
    () =>
      diff.map(
        ({ kind, name, before, after }) => html`<div class="stack">
          ${diff.length > 1 && html`<h4>${texts[kind]} <code>${name}</code></h4>`}
          <${Difference} before=${before} after=${after} kind=${kind} />
        </div>`,
      ),
    [diff],
  );
  if (!diff.length) return html`<p>${texts.nothing}</p>`;
  return html`
    <section class="stack" aria-label=${texts.difference}><h3>${texts.difference}</h3>${shown}</section>
    ${warnings.length > 0 &&
    html`<section class="stack" aria-label=${texts.warnings}>
      <h3>${texts.warnings}</h3>
      <${Warning}>
        <ul class="plain stack">
          ${warnings.map(({ pointer, detail }) => html`<li>${pointer && html`<code>${pointer}</code> `}${detail}</li>`)}
        </ul>
      <//>
    </section>`}
    ${change.hasImpact !== false && html`<${Impact} change=${change} />`}
  `;
}
