import { useEffect, useRef, useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { placeOf } from "../../model/names.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { Sheet } from "../../parts/dialog.js";
import { Difference } from "../../parts/difference/difference.js";
import { Empty } from "../../parts/empty.js";
import { Field } from "../../parts/field.js";
import { Warning } from "../../parts/problem.js";
import { Select } from "../../parts/select.js";
import { isProduction, sets, setNamed } from "../../state/sets.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";
import { copyAll } from "./bulk.js";
import { compareCopy } from "./comparing.js";
import { forEach } from "./runs.js";

/** @typedef {import("./comparing.js").Compared} Compared */

/**
 * Copies flags to another set, after their differences there were shown.
 *
 * @param {{set: string, keys: string[], to?: string, onClose: () => void, onDone: (failures: import("./bulk.js").Failures) => void}} properties
 */
export function CopyDialog({ set, keys, to: first, onClose, onDone }) {
  const targets = targetsOf(set);
  const [to, setTo] = useState(first ?? targets[0] ?? "");
  const [found, setFound] = useState(/** @type {Map<string, Compared>} */ (new Map()));
  const [comment, setComment] = useState("");
  const [done, setDone] = useState(/** @type {number | null} */ (null));
  const isAsking = isProduction(setNamed(to));

  const latest = useRef("");
  latest.current = to;
  useEffect(() => {
    if (!to) return undefined;
    const ended = new AbortController();
    /** @type {Map<string, Compared>} */
    const compared = new Map();
    setFound(new Map());
    forEach(
      keys,
      async (key) => {
        compared.set(key, await compareCopy(set, to, key, ended.signal));
        if (!ended.signal.aborted) setFound(new Map(compared));
      },
      { signal: ended.signal },
    );
    return () => ended.abort();
  }, [to]);

  const changing = keys.filter((key) => ["new", "changes"].includes(found.get(key)?.kind ?? ""));
  const isReady = found.size === keys.length && changing.length > 0;

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (!isReady || done !== null) return;
    setDone(0);
    const there = new Map(changing.map((key) => [key, found.get(key)?.there]));
    onDone(await copyAll(set, to, there, { comment: comment.trim(), onProgress: setDone }));
  }

  return html`<${Sheet}
    wide
    title=${html`${texts.copying.title(keys)} ${isAsking && html`<${Badge} kind="bad">${to}<//>`}`}
    onClose=${done === null ? onClose : undefined}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${done !== null}>${common.cancel}<//>
      <${Button} kind=${isAsking ? "danger" : "primary"} type="submit" form="copy-flags" busy=${done !== null} disabled=${!isReady}>
        ${done === null ? texts.copying.action(changing.length) : texts.bulk.progress(done, changing.length)}
      <//>
    `}
  >
    ${targets.length === 0
      ? html`<${Empty} title=${texts.copying.noOther} />`
      : html`<form id="copy-flags" class="stack" onSubmit=${submit}>
          <${Field} label=${texts.copying.to}>
            ${(/** @type {object} */ input) =>
              html`<${Select} input=${input} value=${to} options=${targets.map((name) => ({ value: name, label: name }))} onChange=${setTo} disabled=${done !== null} />`}
          <//>
          ${isAsking && html`<${Warning}>${texts.askProduction}<//>`}
          <ul class="plain copies">
            ${keys.map((key) => html`<${One} key=${`${to} ${key}`} name=${key} compared=${found.get(key)} isOpen=${keys.length === 1} />`)}
          </ul>
          ${found.size === keys.length && !changing.length && html`<p class="quiet">${texts.copying.nothing}</p>`}
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
