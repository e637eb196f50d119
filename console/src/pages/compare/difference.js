import swap from "lucide-static/icons/arrow-left-right.svg";
import { useEffect, useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { Sheet } from "../../parts/dialog.js";
import { Difference } from "../../parts/difference/difference.js";
import { Field } from "../../parts/field.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { Skeleton } from "../../parts/skeleton.js";
import { link } from "../../state/router.js";
import { isProduction, setNamed } from "../../state/sets.js";
import { texts as flags } from "../../texts/flags.js";
import { texts as all } from "../../texts/compare.js";
import { copyOne } from "../flags/bulk.js";
import { compareCopy } from "../flags/comparing.js";

/** @typedef {import("../flags/comparing.js").Compared} Compared */

const texts = all.difference;

/**
 * The difference of a flag between two environments, from which it is copied one way or the other.
 *
 * @param {object} properties
 * @param {string} properties.flag key
 * @param {string} properties.from
 * @param {string} properties.to
 * @param {boolean} properties.isThere it is in `from`
 * @param {() => void} properties.onTurn
 * @param {() => void} properties.onClose
 */
export function DifferenceSheet({ flag, from, to, isThere, onTurn, onClose }) {
  const [compared, setCompared] = useState(/** @type {Compared | null} */ (null));
  const [comment, setComment] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState(/** @type {unknown} */ (null));
  const [turn, setTurn] = useState(0);
  const isAsking = isProduction(setNamed(to));

  useEffect(() => {
    const ended = new AbortController();
    setCompared(null);
    if (isThere) compareCopy(from, to, flag, ended.signal).then(setCompared, () => {});
    return () => ended.abort();
  }, [from, to, flag, isThere, turn]);

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (!compared || isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await copyOne(from, to, flag, compared.there, comment.trim());
      onClose();
    } catch (error) {
      setBusy(false);
      setFailure(error);
      // What was shown is not what is there any more, or the server refuses the copy.
      setTurn(turn + 1);
    }
  }

  const isReady = compared?.kind === "new" || compared?.kind === "changes";
  return html`<${Sheet}
    wide
    class=${isAsking ? "production" : ""}
    title=${html`${texts.title(flag)} ${isAsking && html`<${Badge} kind="bad">${to}<//>`}`}
    onClose=${isBusy ? undefined : onClose}
    footer=${html`
      <${Button} href=${link({ set: to, flag })}>${texts.openFlag}<//>
      <span class="grow"></span>
      <${Button} onClick=${onClose} disabled=${isBusy}>${texts.close}<//>
      ${may("write") &&
      html`<${Button} kind=${isAsking ? "danger" : "primary"} type="submit" form="copy-flag" busy=${isBusy} disabled=${!isReady}>${texts.copy(to)}<//>`}
    `}
  >
    <form id="copy-flag" class="stack" onSubmit=${submit}>
      <div class="row">
        <span class="direction grow"><span class="mono">${from}</span> → <strong class="mono">${to}</strong></span>
        <${Button} size="small" icon=${swap} onClick=${onTurn}>${texts.turn}<//>
      </div>
      ${failure && html`<${ProblemBox} problem=${failure} />`}
      ${!isThere
        ? html`<p class="quiet">${texts.missing(from)}</p>`
        : !compared
          ? html`<${Skeleton} rows=${5} />`
          : html`<${Shown} compared=${compared} from=${from} to=${to} />`}
      ${isReady &&
      may("write") &&
      html`
        ${isAsking && html`<${Warning}>${flags.askProduction}<//>`}
        <${Field} label=${flags.bulk.comment} hint=${flags.bulk.commentHint}>
          ${(/** @type {object} */ input) =>
            html`<input ...${input} type="text" maxlength="1000" value=${comment} onInput=${(/** @type {any} */ event) => setComment(event.target.value)} />`}
        <//>
      `}
    </form>
  <//>`;
}

/** @param {{compared: Compared, from: string, to: string}} properties */
function Shown({ compared: { kind, before, after, warnings, reason }, from, to }) {
  if (kind === "refused") return html`<div class="problem" role="alert"><div class="grow"><strong>${flags.copying.refused}</strong><p>${reason}</p></div></div>`;
  if (kind === "same") return html`<p class="quiet">${texts.same}</p>`;
  return html`
    <p class="quiet">${texts.caption(from, to)}</p>
    <${Difference} before=${before} after=${after} />
    ${warnings.length > 0 &&
    html`<${Warning}><ul class="plain">${warnings.map(({ pointer, detail }) => html`<li>${pointer && html`<code>${pointer}</code> `}${detail}</li>`)}</ul><//>`}
  `;
}
