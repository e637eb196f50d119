import flask from "lucide-static/icons/flask-conical.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useEffect, useState } from "preact/hooks";
import { del, get, path, put } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { contextBody, overrideFaults } from "../../model/context/overrides.js";
import { find } from "../../model/json/nodes.js";
import { parse } from "../../model/json/parser.js";
import { Button } from "../../parts/button.js";
import { confirm } from "../../parts/confirm.js";
import { Sheet } from "../../parts/dialog.js";
import { Field } from "../../parts/field.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { agreed } from "../../parts/production.js";
import { Skeleton } from "../../parts/skeleton.js";
import { toast } from "../../parts/toast.js";
import { useLatest } from "../../parts/use-latest.js";
import { keepContext } from "../../state/try-it.js";
import { go } from "../../state/router.js";
import { texts } from "../../texts.js";
import { AttributesEditor } from "./attributes.js";
import { Overrides } from "./overrides.js";

/** @import { Override } from "../../model/context/overrides.js" */
/** @import { FlagSet } from "../../state/sets.js" */

/** @typedef {Record<string, {variants?: Record<string, unknown>}> | null} Flags */
/** @typedef {{attributes: string, overrides: Override[], etag: string | null}} Stored `attributes`: JSON text */

/**
 * A stored context to read and to change; without a key, a new one.
 *
 * @param {{set: FlagSet, targetingKey: string | null, flags: Flags, onClose: () => void, onSaved: () => void}} properties
 */
export function ContextSheet({ set, targetingKey, flags, onClose, onSaved }) {
  const { result, problem, reload } = useLatest((signal) => read(set.name, targetingKey, signal), [set.name, targetingKey]);
  if (result !== null) {
    return html`<${Form} key=${result.etag} set=${set} targetingKey=${targetingKey} stored=${result} flags=${flags} onClose=${onClose} onSaved=${onSaved} onReload=${reload} />`;
  }
  return html`<${Sheet} title=${targetingKey} onClose=${onClose}>
    ${problem === null ? html`<${Skeleton} rows=${6} />` : html`<${ProblemBox} problem=${problem} onRetry=${reload} />`}
  <//>`;
}

/** @param {{set: FlagSet, targetingKey: string | null, stored: Stored, flags: Flags, onClose: () => void, onSaved: () => void, onReload: () => void}} properties */
function Form({ set, targetingKey, stored, flags, onClose, onSaved, onReload }) {
  const [key, setKey] = useState(targetingKey ?? "");
  const [attributes, setAttributes] = useState(stored.attributes);
  const [isBroken, setBroken] = useState(false);
  const [overrides, setOverrides] = useState(stored.overrides);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const [isBusy, setBusy] = useState(false);
  const [isTouched, setTouched] = useState(false);
  useEffect(() => setProblem(null), [key, attributes, overrides]);
  const words = texts.contexts;
  const isLost = problem instanceof Problem && problem.status === 412;
  const faults = overrideFaults(overrides, flags);
  // Overrides of a flag that has gone are refused: they have to be removed.
  const isReady = !isBroken && faults.every((fault) => fault === null);

  /** @param {boolean} [isForced] whether what somebody else has stored is overwritten */
  async function save(isForced = false) {
    setTouched(true);
    if (key === "" || !isReady || isBusy || (set.storedContexts && !(await agreed(set.name, { text: words.productionText })))) return;
    setBusy(true);
    const condition = isForced ? {} : targetingKey === null ? { createOnly: true } : { etag: stored.etag };
    try {
      await put(path`flag-sets/${set.name}/contexts/${key}`, { body: contextBody(attributes, overrides), ...condition });
      toast({ text: words.saved(key) });
      onSaved();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  async function remove() {
    const question = { title: words.deleteTitle(key), text: words.deleteText, name: key, action: words.delete, danger: true };
    if (!(await confirm(question))) return;
    try {
      await del(path`flag-sets/${set.name}/contexts/${key}`, { etag: stored.etag });
      toast({ text: words.deleted(key) });
      onSaved();
    } catch (error) {
      setProblem(error);
    }
  }

  function tryIt() {
    keepContext(set.name, JSON.stringify({ targetingKey: key }, null, 2));
    go({ set: set.name, page: "try-it" });
  }

  const isChangeable = may("write");
  return html`<${Sheet}
    title=${targetingKey === null ? words.newTitle : html`<code>${targetingKey}</code>`}
    onClose=${isBusy ? undefined : onClose}
    footer=${html`
      ${targetingKey !== null && isChangeable && html`<${Button} kind="quiet" icon=${trash} onClick=${remove}>${words.delete}<//>`}
      ${targetingKey !== null && html`<${Button} kind="quiet" icon=${flask} onClick=${tryIt}>${words.tryIt}<//>`}
      <span class="grow"></span>
      <${Button} onClick=${onClose} disabled=${isBusy}>${isChangeable ? texts.cancel : texts.close}<//>
      ${isChangeable && html`<${Button} kind="primary" busy=${isBusy} disabled=${!isReady || isLost} onClick=${() => save()}>${words.save}<//>`}
    `}
  >
    <div class="stack context-sheet">
      ${isLost && targetingKey !== null
        ? html`<${Warning}>
            <p>${words.lost}</p>
            <div class="row"><${Button} size="small" onClick=${onReload}>${words.load}<//><${Button} size="small" onClick=${() => save(true)}>${words.over}<//></div>
          <//>`
        : problem !== null && html`<${ProblemBox} problem=${problem} />`}
      ${targetingKey === null &&
      html`<${Field} label=${words.key} error=${isLost ? words.keyTaken : isTouched && key === "" ? words.keyMissing : null}>
        ${(/** @type {object} */ input) => html`<input ...${input} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${false} autofocus value=${key} onInput=${(/** @type {any} */ event) => setKey(event.target.value)} />`}
      <//>`}
      <section class="stack" aria-label=${words.attributesOf}>
        <h3>${words.attributesOf}</h3>
        <${AttributesEditor} set=${set} text=${attributes} onText=${setAttributes} onFault=${setBroken} />
      </section>
      <section class="stack" aria-label=${words.overrides}>
        <h3>${words.overrides}</h3>
        <${Overrides} overrides=${overrides} flags=${flags} onOverrides=${setOverrides} />
      </section>
      <p class="small quiet">${words.noHistory}</p>
    </div>
  <//>`;
}

/**
 * @param {string} set
 * @param {string | null} key
 * @param {AbortSignal} signal
 * @returns {Promise<Stored>}
 */
async function read(set, key, signal) {
  if (key === null) return { attributes: "{}", overrides: [], etag: null };
  const { text, data, etag } = await get(path`flag-sets/${set}/contexts/${key}`, { signal });
  const node = find(parse(text), "/attributes");
  const overrides = Object.entries(/** @type {Record<string, string>} */ (data.overrides ?? {}));
  return {
    // Not from `data`, in which 10.0 is 10.
    attributes: node?.source ?? "{}",
    overrides: overrides.map(([flag, variant]) => ({ flag, variant })),
    etag,
  };
}
