import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../../../api/problem.js";
import { html } from "../../../html.js";
import { Badge } from "../../../parts/badge.js";
import { Button } from "../../../parts/button.js";
import { confirm } from "../../../parts/confirm.js";
import { Sheet } from "../../../parts/dialog.js";
import { Field } from "../../../parts/field.js";
import { ProblemBox, Warning } from "../../../parts/problem.js";
import { Skeleton } from "../../../parts/skeleton.js";
import { toast, toastProblem } from "../../../parts/toast.js";
import { isProduction, setNamed } from "../../../state/sets.js";
import { texts as common } from "../../../texts.js";
import { texts as all } from "../../../texts/flags.js";
import { applyImport, tryImport, undoImport } from "./calls.js";
import { Chooser } from "./chooser.js";
import { Differences } from "./differences.js";
import { Faults } from "./faults.js";
import "./import.css";

/** @typedef {import("./calls.js").Trial} Trial */
/** @typedef {import("./calls.js").Mode} Mode */

const texts = all.importing;

/**
 * Imports a flagd file: the difference and what the server finds first, then the change.
 *
 * @param {{set: string, onClose: () => void}} properties
 */
export function Import({ set, onClose }) {
  const [file, setFile] = useState(/** @type {import("../../../model/flags/flag-file.js").FlagFile | null} */ (null));
  const [mode, setMode] = useState(/** @type {Mode} */ ("keep"));
  const [trial, setTrial] = useState(/** @type {Trial | null} */ (null));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const [isStale, setStale] = useState(false);
  const [comment, setComment] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [turn, setTurn] = useState(0);
  const isAsking = isProduction(setNamed(set));

  useEffect(() => {
    if (!file) return undefined;
    const ended = new AbortController();
    setTrial(null);
    setProblem(null);
    tryImport(set, file.text, mode, ended.signal)
      .then(setTrial)
      .catch((error) => ended.signal.aborted || setProblem(error));
    return () => ended.abort();
  }, [file, mode, turn]);

  async function apply() {
    if (!trial || isBusy) return;
    const deleted = trial.diff.filter(({ kind, after }) => kind === "flag" && after === null).length;
    if (isAsking || deleted) {
      const isSure = await confirm({
        title: texts.ask(trial.diff.length, set),
        text: [isAsking && all.askProduction, deleted && texts.askDeleted(deleted)].filter(Boolean).join(" "),
        action: all.import,
        name: isAsking && deleted ? set : undefined,
        danger: true,
      });
      if (!isSure) return;
    }
    setBusy(true);
    try {
      const made = await applyImport(set, trial, comment.trim());
      toast({
        text: texts.applied(made.changed, set),
        action: {
          label: common.undo,
          onClick: () =>
            undoImport(set, trial, made)
              .then(() => toast({ text: texts.undone }))
              .catch(toastProblem),
        },
      });
      onClose();
    } catch (error) {
      setBusy(false);
      const isLost = error instanceof Problem && error.status === 412;
      setStale(isLost);
      if (isLost) setTurn(turn + 1);
      else setProblem(error);
    }
  }

  const count = trial?.diff.length ?? 0;
  return html`<${Sheet}
    wide
    class=${isAsking ? "production" : ""}
    title=${html`${texts.title(set)} ${isAsking && html`<${Badge} kind="bad">${common.shell.production}<//>`}`}
    onClose=${isBusy ? undefined : onClose}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${isBusy}>${common.cancel}<//>
      <${Button} kind=${isAsking ? "danger" : "primary"} busy=${isBusy} disabled=${!count} onClick=${apply}>
        ${count ? texts.apply(count) : all.import}
      <//>
    `}
  >
    <div class="stack">
      <${Chooser} file=${file} onFile=${setFile} />
      ${file &&
      html`<fieldset class="import-mode">
        <legend>${texts.mode}</legend>
        <${Choice} name="keep" mode=${mode} onMode=${setMode} label=${texts.keep} hint=${texts.keepHint} />
        <${Choice} name="replace" mode=${mode} onMode=${setMode} label=${texts.replace} hint=${texts.replaceHint} />
      </fieldset>`}
      ${isStale && html`<${Warning}>${texts.meanwhile}<//>`}
      ${file && problem && html`<${Failed} problem=${problem} file=${file} onRetry=${() => setTurn(turn + 1)} />`}
      ${file && !trial && !problem && html`<${Skeleton} rows=${4} />`}
      ${file && trial && html`<${Differences} trial=${trial} file=${file} />`}
      ${count > 0 &&
      html`<${Field} label=${all.bulk.comment} hint=${all.bulk.commentHint}>
        ${(/** @type {object} */ input) =>
          html`<input ...${input} type="text" maxlength="1000" value=${comment} onInput=${(/** @type {any} */ event) => setComment(event.target.value)} />`}
      <//>`}
    </div>
  <//>`;
}

/** @param {{name: Mode, mode: Mode, onMode: (mode: Mode) => void, label: string, hint: string}} properties */
function Choice({ name, mode, onMode, label, hint }) {
  return html`<label class="check">
    <input type="radio" name="import-mode" checked=${mode === name} onChange=${() => onMode(name)} />
    <span>${label}<span class="hint">${hint}</span></span>
  </label>`;
}

/** @param {{problem: unknown, file: import("../../../model/flags/flag-file.js").FlagFile, onRetry: () => void}} properties */
function Failed({ problem, file, onRetry }) {
  if (problem instanceof Problem && problem.errors.length) return html`<${Faults} problem=${problem} file=${file} />`;
  return html`<${ProblemBox} problem=${problem} onRetry=${onRetry} />`;
}
