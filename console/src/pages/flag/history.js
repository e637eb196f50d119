import historyIcon from "lucide-static/icons/history.svg";
import undo from "lucide-static/icons/undo-2.svg";
import { useEffect, useState } from "preact/hooks";
import { get, path } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { source } from "../../model/json/nodes.js";
import { parse } from "../../model/json/parser.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { Difference } from "../../parts/difference/difference.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { SaveSheet } from "../../parts/save-sheet/save-sheet.js";
import { Sentence } from "../../parts/sentence.js";
import { Skeleton } from "../../parts/skeleton.js";
import { Time } from "../../parts/time.js";
import { toast } from "../../parts/toast.js";
import { useEnding } from "../../parts/use-ending.js";
import { changed } from "../../texts/changes.js";
import { flag } from "../../texts/flag.js";

/** @import { OpenFlag } from "./open-flag.js" */
/** @typedef {import("../../../api-types").components["schemas"]["Change"]} Change */
/**
 * A version of the flag, with both definitions as written.
 * @typedef {Change & {kind: "flag", texts: {before: string | null, after: string | null}}} Version
 */

const texts = flag.history;
const PAGE = 20;

/**
 * Every version of the flag, newest first; each opens its difference, and can be brought back.
 *
 * @param {{open: OpenFlag, turn?: number}} properties
 */
export function History({ open, turn }) {
  const [versions, setVersions] = useState(/** @type {Version[] | null} */ (null));
  const [next, setNext] = useState(/** @type {string | null} */ (null));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const [back, setBack] = useState(/** @type {number | null} */ (null));
  const etag = open.base.value?.etag;
  const renew = useEnding();

  /** @param {string | null} after */
  async function load(after) {
    const signal = renew();
    setProblem(null);
    try {
      const where = path`flag-sets/${open.set}/flags/${open.key}/versions`;
      const page = await versionsOf(where, after, signal);
      if (signal.aborted) return;
      setVersions((before) => [...((after && before) || []), ...page.items]);
      setNext(page.next);
    } catch (error) {
      if (!signal.aborted) setProblem(error);
    }
  }
  useEffect(() => void load(null), [etag, turn]);

  if (problem) return html`<${ProblemBox} problem=${problem} onRetry=${() => load(null)} />`;
  if (!versions) return html`<${Skeleton} rows=${4} height=${48} />`;
  if (!versions.length) return html`<${Empty} icon=${historyIcon} title=${texts.none} text=${texts.noneText} />`;
  return html`<div class="versions stack">
    <ol class="plain panel">
      ${versions.map(
        (version, at) => html`<${Row}
          key=${version.revision}
          version=${version}
          isCurrent=${at === 0}
          onBack=${may("write") ? () => setBack(version.revision) : undefined}
        />`,
      )}
    </ol>
    ${next !== null && html`<div><${Button} onClick=${() => load(next)}>${texts.more}<//></div>`}
    ${back !== null && html`<${BringBack} open=${open} revision=${back} onClose=${() => setBack(null)} />`}
  </div>`;
}

/** @param {{version: Version, isCurrent: boolean, onBack?: () => void}} properties */
function Row({ version, isCurrent, onBack }) {
  const { revision, at, actor, comment } = version;
  const [isOpen, setOpen] = useState(false);
  return html`<li class="version">
    <details onToggle=${(/** @type {any} */ event) => setOpen(event.target.open)}>
      <summary>
        <span class="what">
          <strong>${actor}</strong> <${Sentence} parts=${changed(version)} />${comment &&
          html`<span class="comment">, <q>${comment}</q></span>`}
        </span>
        <span class="when quiet small"><${Time} at=${at} /> · ${texts.revision(revision)}</span>
        ${isCurrent && version.after !== null && html`<${Badge} kind="good">${texts.current}<//>`}
      </summary>
      ${isOpen && html`<${Difference} before=${version.texts.before} after=${version.texts.after} />`}
    </details>
    ${onBack && !isCurrent && version.after !== null && html`<${Button} size="small" icon=${undo} onClick=${onBack}>${texts.bringBack}<//>`}
  </li>`;
}

/**
 * The sheet before a version is brought back.
 *
 * @param {{open: OpenFlag, revision: number, onClose: () => void}} properties
 */
function BringBack({ open, revision, onClose }) {
  const change = {
    title: texts.backTitle(open.key, revision),
    set: open.set,
    method: /** @type {const} */ ("POST"),
    where: path`flag-sets/${open.set}/flags/${open.key}/rollback`,
    body: { revision },
    etag: open.base.peek()?.etag,
    action: texts.bringBack,
    comment: texts.backComment(revision),
  };
  return html`<${SaveSheet}
    change=${change}
    onClose=${onClose}
    onSaved=${(/** @type {any} */ { data }) => {
      onClose();
      toast({ text: texts.back(data.revision) });
      open.refresh();
    }}
  />`;
}

/** @param {string} where @param {string | null} after @param {AbortSignal} signal */
async function versionsOf(where, after, signal) {
  const { data, text } = await get(where, { query: { limit: PAGE, after }, signal });
  const root = parse(text);
  /** @type {Version[]} */
  const items = data.items.map((/** @type {Change} */ change, /** @type {number} */ at) => ({
    ...change,
    // Not from `change`, in which 10.0 is 10.
    texts: {
      before: change.before === null ? null : source(root, `/items/${at}/before`),
      after: change.after === null ? null : source(root, `/items/${at}/after`),
    },
  }));
  return { items, next: /** @type {string | null} */ (data.next) };
}
