import back from "lucide-static/icons/arrow-left.svg";
import { useEffect, useState } from "preact/hooks";
import { get, path } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { SaveSheet } from "../../parts/save-sheet/save-sheet.js";
import { Skeleton } from "../../parts/skeleton.js";
import { toast } from "../../parts/toast.js";
import { useLatest } from "../../parts/use-latest.js";
import { draftOf, keepDraft } from "../../state/drafts.js";
import { go, link, route } from "../../state/router.js";
import { loadSets } from "../../state/sets.js";
import { texts } from "../../texts.js";
import { EvaluatorEditor } from "./editor.js";
import { WhereUsed } from "./where-used.js";

/** @import { Change } from "../../parts/save-sheet/save-sheet.js" */
/** @import { Draft } from "../../state/drafts.js" */
/** @import { FlagSet } from "../../state/sets.js" */
/** @import { Document } from "./use-document.js" */

/** @typedef {{text: string, etag: string | null}} Stored a rule as it is stored, and its entity tag */

const FIRST = '{\n  "ends_with": [{ "var": "email" }, "@example.com"]\n}';

/**
 * One evaluator: its rule to edit, and where it is used. Without a name, a new one.
 *
 * @param {{set: FlagSet, name: string | null, document: {result: Document | null}}} properties
 */
export function EvaluatorPage({ set, name, document }) {
  const words = texts.evaluators;
  const { result, problem, reload } = useStored(set, name);
  const isMissing = problem instanceof Problem && problem.status === 404;
  return html`<div class="page-head evaluator-head">
      <div class="row">
        <${Button} kind="quiet" icon=${back} label=${words.back} href=${link({ set: set.name, page: "evaluators" })} />
        <h1>${name === null ? words.newTitle : html`<code>${name}</code>`}</h1>
      </div>
      ${name !== null && html`<${Button} kind="quiet" href=${link({ set: set.name, page: "history", query: { kind: "evaluator", name } })}>${words.history}<//>`}
    </div>
    ${isMissing && html`<${Empty} title=${words.missing} text=${words.missingText}><${Button} href=${link({ set: set.name, page: "history", query: { kind: "evaluator", name } })}>${words.history}<//><//>`}
    ${problem !== null && !isMissing && html`<${ProblemBox} problem=${problem} onRetry=${reload} />`}
    ${result === null && problem === null && html`<div class="panel"><${Skeleton} rows=${6} /></div>`}
    ${result !== null &&
    html`<div class="evaluator-sides">
      <${Editing} set=${set} name=${name} stored=${result} document=${document.result} onChanged=${reload} />
      ${name !== null && document.result !== null && html`<${WhereUsed} set=${set.name} name=${name} document=${document.result} />`}
    </div>`}`;
}

/** @param {FlagSet} set @param {string | null} name */
function useStored(set, name) {
  return useLatest(
    async (signal) => {
      if (name === null) return /** @type {Stored} */ ({ text: FIRST, etag: null });
      const { text, etag } = await get(path`flag-sets/${set.name}/evaluators/${name}`, { signal });
      return /** @type {Stored} */ ({ text, etag });
    },
    [set.name, name, set.revision],
  );
}

/**
 * The rule that is edited, kept for the tab. A change made elsewhere does not touch it: it is only
 * offered.
 *
 * @param {{set: FlagSet, name: string | null, stored: Stored, document: Document | null, onChanged: () => void}} properties
 */
function Editing({ set, name, stored, document, onChanged }) {
  const [kept] = useState(() => draftOf(set.name, name ?? "", "evaluator"));
  const [base, setBase] = useState(kept ? { text: kept.base, etag: kept.etag } : stored);
  const [text, setText] = useState(kept?.text ?? stored.text);
  const [change, setChange] = useState(/** @type {Change | null} */ (null));
  const [refusal, setRefusal] = useState(/** @type {Problem | null} */ (null));
  const [created, setCreated] = useState(name ?? "");
  const isDirty = text !== base.text;
  useEffect(() => {
    if (!isDirty && stored.text !== base.text) take(stored);
    // The same text under another tag, or what is being saved: nothing to decide.
    else if (stored.text === base.text || stored.text === text) setBase(stored);
  }, [stored]);
  useEffect(() => keep(isDirty ? { text, base: base.text, etag: base.etag } : null), [text, base]);

  /** @param {Draft | null} draft */
  function keep(draft) {
    keepDraft(set.name, name ?? "", draft, "evaluator");
  }

  /** @param {Stored} theirs */
  function take(theirs) {
    setBase(theirs);
    setText(theirs.text);
    setRefusal(null);
  }

  return html`<${EvaluatorEditor}
      set=${set}
      name=${name}
      text=${text}
      isDirty=${isDirty || name === null}
      document=${document}
      refusal=${refusal}
      theirs=${isDirty && stored.text !== base.text && stored.text !== text ? stored : null}
      onText=${(/** @type {string} */ written) => {
        setText(written);
        setRefusal(null);
      }}
      onReset=${() => take(base)}
      onTheirs=${() => take(stored)}
      onMine=${() => setBase(stored)}
      onSave=${(/** @type {string} */ as) => {
        setCreated(as);
        setChange(savingOf(set.name, as, text, name === null ? null : base.etag));
      }}
      onDelete=${() => setChange(deletionOf(set.name, name ?? "", base.etag))}
    />
    ${change !== null &&
    html`<${SaveSheet}
      change=${change}
      onClose=${() => setChange(null)}
      onRefused=${(/** @type {Problem} */ problem) => {
        setChange(null);
        setRefusal(problem);
      }}
      onConflict=${() => {
        setChange(null);
        onChanged();
      }}
      onSaved=${(/** @type {{data: {revision: number}}} */ { data }) => {
        const isDeletion = change.method === "DELETE";
        setChange(null);
        keep(null);
        toast({ text: isDeletion ? texts.evaluators.deleted(created) : texts.evaluators.saved(created, data.revision) });
        loadSets();
        if (isDeletion || name === null) {
          const now = route.peek();
          const isStillHere = now.set === set.name && now.page === "evaluators" && (now.query.name ?? null) === name;
          if (isStillHere) go({ set: set.name, page: "evaluators" });
          return;
        }
        setBase({ text, etag: null });
        // A reading from before must not bring the former rule back.
        onChanged();
      }}
    />`}`;
}

/** @param {string} set @param {string} name @param {string} body @param {string | null} etag @returns {Change} */
function savingOf(set, name, body, etag) {
  const where = path`flag-sets/${set}/evaluators/${name}`;
  return { title: texts.evaluators.saveTitle(name), set, method: "PUT", where, body, ...(etag === null ? { createOnly: true } : { etag }) };
}

/** @param {string} set @param {string} name @param {string | null} etag @returns {Change} */
function deletionOf(set, name, etag) {
  return {
    title: texts.evaluators.deleteTitle(name),
    set,
    method: "DELETE",
    where: path`flag-sets/${set}/evaluators/${name}`,
    etag,
    action: texts.delete,
    danger: true,
    typed: name,
    hasImpact: false,
  };
}
