import { useEffect, useState } from "preact/hooks";
import { Problem } from "../../api/problem.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { placeOf } from "../../model/names.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { Sheet } from "../../parts/dialog.js";
import { Difference } from "../../parts/difference/difference.js";
import { Empty } from "../../parts/empty.js";
import { Field } from "../../parts/field.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { Select } from "../../parts/select.js";
import { isProduction, sets, setNamed } from "../../state/sets.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";
import { copyAll } from "./bulk.js";
import { compareCopies } from "./comparing.js";

/** @typedef {import("./comparing.js").Compared} Compared */
/** @typedef {Awaited<ReturnType<typeof compareCopies>>} Comparison */

/**
 * Copies flags to another set in one change, after their differences there were shown.
 *
 * @param {{set: string, keys: string[], to?: string, onClose: () => void, onDone: () => void}} properties
 */
export function CopyDialog({ set, keys, to: first, onClose, onDone }) {
  const targets = targetsOf(set);
  const [to, setTo] = useState(first ?? targets[0] ?? "");
  const [compared, setCompared] = useState(/** @type {Comparison | null} */ (null));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const [comment, setComment] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [isStale, setStale] = useState(false);
  const [turn, setTurn] = useState(0);
  const isAsking = isProduction(setNamed(to));

  useEffect(() => {
    if (!to) return undefined;
    const ended = new AbortController();
    setCompared(null);
    setProblem(null);
    compareCopies(set, to, keys, ended.signal)
      .then(setCompared)
      .catch((error) => ended.signal.aborted || setProblem(error));
    return () => ended.abort();
  }, [to, turn]);

  const changing = keys.filter((key) => ["new", "changes"].includes(compared?.found.get(key)?.kind ?? ""));

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (!compared || !changing.length || isBusy) return;
    setBusy(true);
    try {
      await copyAll(set, to, changing, compared.etag, comment.trim());
      onDone();
    } catch (error) {
      const isLost = error instanceof Problem && error.status === 412;
      setBusy(false);
      setStale(isLost);
      if (isLost) setTurn(turn + 1);
      else setProblem(error);
    }
  }

  return html`<${Sheet}
    wide
    title=${html`${texts.copying.title(keys)} ${isAsking && html`<${Badge} kind="bad">${to}<//>`}`}
    onClose=${isBusy ? undefined : onClose}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${isBusy}>${common.cancel}<//>
      <${Button} kind=${isAsking ? "danger" : "primary"} type="submit" form="copy-flags" busy=${isBusy} disabled=${!changing.length}>
        ${texts.copying.action(changing.length)}
      <//>
    `}
  >
    ${targets.length === 0
      ? html`<${Empty} title=${texts.copying.noOther} />`
      : html`<form id="copy-flags" class="stack" onSubmit=${submit}>
          <${Field} label=${texts.copying.to}>
            ${(/** @type {object} */ input) =>
              html`<${Select}
                input=${input}
                value=${to}
                options=${targets.map((name) => ({ value: name, label: name }))}
                onChange=${(/** @type {string} */ name) => {
                  setStale(false);
                  setTo(name);
                }}
                disabled=${isBusy}
              />`}
          <//>
          ${isAsking && html`<${Warning}>${texts.askProduction}<//>`}
          ${isStale && html`<${Warning}>${texts.importing.meanwhile}<//>`}
          ${problem && html`<${ProblemBox} problem=${problem} onRetry=${() => setTurn(turn + 1)} />`}
          ${compared?.notes.map((note) => html`<${Warning}>${note}<//>`)}
          <ul class="plain copies">
            ${keys.map((key) => html`<${One} key=${`${to} ${key}`} name=${key} compared=${compared?.found.get(key)} isOpen=${keys.length === 1} />`)}
          </ul>
          ${compared && !changing.length && html`<p class="quiet">${texts.copying.nothing}</p>`}
          <${Field} label=${texts.bulk.comment} hint=${texts.bulk.commentHint}>
            ${(/** @type {object} */ input) =>
              html`<input ...${input} type="text" maxlength="1000" value=${comment} onInput=${(/** @type {any} */ event) => setComment(event.target.value)} />`}
          <//>
        </form>`}
  <//>`;
}

/** One flag: what the copy does to it, and the difference to open.
 * @param {{name: string, compared: Compared | undefined, isOpen: boolean}} properties */
function One({ name, compared, isOpen: isOpenAtFirst }) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const kinds = /** @type {const} */ ({ new: "good", changes: "accent", same: "plain", refused: "bad" });
  return html`<li>
    <div class="row">
      <span class="mono grow">${name}</span>
      ${compared?.warnings.length ? html`<${Badge} kind="warn">${texts.copying.warning}<//>` : null}
      ${compared ? html`<${Badge} kind=${kinds[compared.kind]}>${texts.copying[compared.kind]}<//>` : html`<span class="quiet">${texts.copying.looking}</span>`}
      ${compared &&
      compared.kind === "changes" &&
      html`<${Button} size="small" kind="quiet" aria-expanded=${String(isOpen)} onClick=${() => setOpen(!isOpen)}>${texts.copying.show}<//>`}
    </div>
    ${compared?.reason && html`<p class="bad">${compared.reason}</p>`}
    ${compared?.warnings.map(({ pointer, detail }) => html`<p class="small">${pointer && html`<code>${pointer}</code> `}${detail}</p>`)}
    ${isOpen && compared && compared.kind === "changes" && html`<${Difference} before=${compared.before} after=${compared.after} />`}
  </li>`;
}

/**
 * The sets that flags can be copied to: those of the same application first.
 *
 * @param {string} set
 */
function targetsOf(set) {
  const { application } = placeOf(set);
  const others = (sets.value ?? []).map(({ name }) => name).filter((name) => name !== set && may("write"));
  const isNear = (/** @type {string} */ name) => placeOf(name).application === application;
  return [...others.filter(isNear), ...others.filter((name) => !isNear(name))];
}
