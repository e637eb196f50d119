import chevron from "lucide-static/icons/chevron-right.svg";
import dots from "lucide-static/icons/ellipsis.svg";
import undo from "lucide-static/icons/undo-2.svg";
import { useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Difference } from "../../parts/difference/difference.js";
import { Icon } from "../../parts/icon.js";
import { Menu } from "../../parts/menu.js";
import { Sentence } from "../../parts/sentence.js";
import { utc } from "../../parts/time.js";
import { go, link } from "../../state/router.js";
import { texts } from "../../texts.js";
import { bringingBack, bringingSetBack, undoing } from "./bring-back.js";

/** @import { Change } from "../../parts/save-sheet/save-sheet.js" */
/** @import { WrittenChange, WrittenEntry } from "./use-history.js" */

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** Things of one revision that are opened at once; more are opened one by one. */
const MOST_OPEN = 3;

/**
 * One revision: who did what, why and when. It opens its differences.
 *
 * @param {{set: string, entry: WrittenEntry, isOpen: boolean, onOpen: (isOpen: boolean) => void, onChange: (change: Change) => void}} properties
 *   `onChange`: something is to be brought back
 */
export function HistoryEntry({ set, entry, isOpen, onOpen, onChange }) {
  const { revision, actor, comment, changes } = entry;
  const time = new Date(entry.at);
  return html`<li class="entry ${isOpen ? "open" : ""}">
    <button type="button" class="line" aria-expanded=${String(isOpen)} onClick=${() => onOpen(!isOpen)}>
      <${Icon} shapes=${chevron} size=${14} />
      <span class="what"
        ><strong>${actor}</strong> <${Sentence} parts=${texts.changes.together(changes)} />${comment && html`, <q>${comment}</q>`}</span
      >
      <span class="quiet revision" title=${texts.history.revisionOf(revision)}>${texts.history.revision(revision)}</span>
      <time class="quiet" datetime=${time.toISOString()} title=${`${full.format(time)}\n${utc(time)}`}>${clock.format(time)}</time>
    </button>
    ${isOpen &&
    html`<div class="inside">
      ${changes.map((change) => html`<${OneChange} key=${`${change.kind} ${change.name}`} set=${set} change=${change} isOpen=${changes.length <= MOST_OPEN} onChange=${onChange} />`)}
      <div class="row">
        <${Button} size="small" kind="quiet" href=${link({ set, page: "try-it", query: { at: String(revision), flag: onlyFlag(changes) } })}>${texts.history.tryThen(revision)}<//>
        ${may("write") && html`<${Button} size="small" kind="quiet" onClick=${() => onChange(bringingSetBack(set, revision))}>${texts.history.setBack(revision)}<//>`}
      </div>
    </div>`}
  </li>`;
}

/** @param {{set: string, change: WrittenChange, isOpen: boolean, onChange: (change: Change) => void}} properties */
function OneChange({ set, change, isOpen: isOpenAtFirst, onChange }) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const words = texts.history;
  const back = may("write") ? bringingBack(set, change) : null;
  const undone = may("write") ? undoing(set, change) : null;
  const place = placeOf(set, change);
  const items = [
    undone !== null && { label: words.undo, onSelect: () => onChange(undone) },
    place !== null && { label: words.open, onSelect: () => go(place) },
  ];
  return html`<section class="one" aria-label=${change.name}>
    <div class="row">
      <button type="button" class="name grow" aria-expanded=${String(isOpen)} onClick=${() => setOpen(!isOpen)}>
        <${Icon} shapes=${chevron} size=${14} />${words.kindOf[change.kind]} <code>${change.name}</code>
      </button>
      ${back !== null && html`<${Button} size="small" icon=${undo} title=${words.bringBackHint} onClick=${() => onChange(back)}>${words.bringBack}<//>`}
      ${items.some(Boolean) && html`<${Menu} end items=${items} button=${{ kind: "quiet", size: "small", icon: dots, label: texts.more }} />`}
    </div>
    ${isOpen && html`<${Difference} before=${change.beforeText} after=${change.afterText} kind=${change.kind} />`}
  </section>`;
}

/** @param {string} set @param {WrittenChange} change */
function placeOf(set, { kind, name }) {
  if (kind === "flag") return { set, flag: name };
  return kind === "evaluator" ? { set, page: "evaluators", query: { name } } : null;
}

/** @param {WrittenChange[]} changes */
const onlyFlag = (changes) => (changes.length === 1 && changes[0].kind === "flag" ? changes[0].name : null);
