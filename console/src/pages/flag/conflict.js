import gitMerge from "lucide-static/icons/git-merge.svg";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Difference } from "../../parts/difference/difference.js";
import { Icon } from "../../parts/icon.js";
import { Warning } from "../../parts/problem.js";
import { Sentence } from "../../parts/sentence.js";
import { Time } from "../../parts/time.js";
import { toast } from "../../parts/toast.js";
import { flag } from "../../texts/flag.js";
import { texts as common } from "../../texts.js";

/** @import { OpenFlag } from "./open-flag.js" */
/** @import { Over } from "./body.js" */

const texts = flag.meanwhile;

/**
 * Says that somebody else changed the flag while it was edited.
 *
 * @param {{open: OpenFlag, over: (over: Over) => void}} properties
 */
export function ConflictBanner({ open, over }) {
  const meanwhile = open.meanwhile.value;
  if (!meanwhile) return null;
  return html`<div class="conflict row" role="alert">
    <${Icon} shapes=${gitMerge} />
    <div class="grow">
      <strong><${Who} meanwhile=${meanwhile} /></strong>
      <p class="quiet">${texts.text}</p>
    </div>
    <${Button} onClick=${() => over({ sheet: "conflict" })}>${texts.see}<//>
    <${Button} onClick=${() => takeTheirs(open)}>${texts.takeTheirs}<//>
    <${Button} kind="primary" onClick=${() => open.keepMine()}>${texts.keepMine}<//>
  </div>`;
}

/**
 * Both versions, and what each choice leads to.
 *
 * @param {{open: OpenFlag, thenSave: boolean, over: (over: Over) => void}} properties
 */
export function Conflict({ open, thenSave, over }) {
  const meanwhile = open.meanwhile.value;
  if (!meanwhile) return null;
  const base = open.base.value?.text ?? "";
  const mine = open.text.value;
  const overlaps = meanwhile.text === null ? [] : open.mergedWith(meanwhile.text).overlaps;
  const advice =
    meanwhile.text === null
      ? texts.again
      : overlaps.length
        ? html`<${Sentence} parts=${texts.overlaps(overlaps.map((pointer) => pointer.slice(1)))} />`
        : texts.apart;
  return html`<${Dialog}
    title=${html`<${Who} meanwhile=${meanwhile} />`}
    wide
    onClose=${() => over(null)}
    footer=${html`
      <${Button} onClick=${() => over(null)}>${common.cancel}<//>
      <${Button}
        onClick=${() => {
          takeTheirs(open);
          over(null);
        }}
        >${texts.takeTheirs}<//
      >
      <${Button}
        kind="primary"
        onClick=${() => {
          open.keepMine();
          over(thenSave ? { sheet: "save" } : null);
        }}
        >${texts.keepMine}<//
      >
    `}
  >
    <div class="stack">
      ${overlaps.length ? html`<${Warning}>${advice}<//>` : html`<p>${advice}</p>`}
      <section class="stack"><h3>${texts.theirs}</h3><${Difference} before=${base} after=${meanwhile.text} /></section>
      <section class="stack"><h3>${texts.mine}</h3><${Difference} before=${base} after=${mine} /></section>
    </div>
  <//>`;
}

/** @param {OpenFlag} open */
function takeTheirs(open) {
  const bringBack = open.takeTheirs();
  toast({ text: texts.took, action: { label: common.undo, onClick: bringBack } });
}

/** @param {{meanwhile: import("./open-flag.js").Meanwhile}} properties */
function Who({ meanwhile: { text, change } }) {
  const who = change?.actor ?? null;
  return html`<${Sentence} parts=${text === null ? texts.deleted(who) : texts.title(who)} />${change &&
  html`, <${Time} at=${change.at} />${change.comment ? `: “${change.comment}”` : ""}`}`;
}
