import userRound from "lucide-static/icons/user-round.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useEffect, useState } from "preact/hooks";
import { patch, path } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { tryParse } from "../../model/json/parser.js";
import { variantsOf } from "../../model/variants.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { confirm } from "../../parts/confirm.js";
import { Empty } from "../../parts/empty.js";
import { Field } from "../../parts/field.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { agreed } from "../../parts/production.js";
import { Select } from "../../parts/select.js";
import { Skeleton } from "../../parts/skeleton.js";
import { Time } from "../../parts/time.js";
import { toast, toastProblem } from "../../parts/toast.js";
import { useEnding } from "../../parts/use-ending.js";
import { isProduction, loadSets, setNamed } from "../../state/sets.js";
import { flag } from "../../texts/flag.js";
import { texts as common } from "../../texts.js";
import { isOn } from "./facts.js";
import { fix, fixed, unfix } from "./fixed-variants.js";

/** @import { OpenFlag } from "./open-flag.js" */
/** @import { Fixed } from "./fixed-variants.js" */

const texts = flag.overrides;
const MY_KEY = "flagstaff.my-key";

/** Variants fixed for one targeting key each: "on for me". @param {{open: OpenFlag}} properties */
export function Overrides({ open }) {
  const [found, setFound] = useState(/** @type {{items: Fixed[], next: string | null} | null} */ (null));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const text = open.base.value?.text ?? "{}";
  const variants = tryParse(text).root ? variantsOf(text).map((one) => one.name) : [];

  const renew = useEnding();

  /** @param {string | null} after */
  async function load(after) {
    const signal = renew();
    setProblem(null);
    try {
      const page = await fixed(open.set, open.key, after, signal);
      if (signal.aborted) return;
      setFound((before) => ({ items: [...((after && before?.items) || []), ...page.items], next: page.next }));
    } catch (error) {
      if (!signal.aborted) setProblem(error);
    }
  }
  useEffect(() => void load(null), []);

  /** @param {Fixed} one */
  async function remove(one) {
    if (!(await asked(texts.askRemove(one.targetingKey)))) return;
    try {
      await unfix(open.set, open.key, one.targetingKey);
      await load(null);
      const action = { label: common.undo, onClick: () => put(one.targetingKey, one.variant).catch(toastProblem) };
      toast({ text: texts.removed(one.targetingKey), action });
    } catch (error) {
      toastProblem(error);
    }
  }
  /** What nobody reads yet changes no answer. @param {string} title */
  const asked = async (title) => !setNamed(open.set)?.storedContexts || agreed(open.set, { title, text: common.contexts.productionText });

  /** @param {string} key @param {string} variant */
  async function fixOne(key, variant) {
    if (await asked(texts.ask(key, variant))) await put(key, variant);
  }
  /** @param {string} key @param {string} variant */
  async function put(key, variant) {
    await fix(open.set, open.key, key, variant);
    toast({ text: texts.made(key, variant) });
    await load(null);
  }

  return html`<div class="overrides stack">
    <p class="quiet">${texts.text}</p>
    ${isOn(text) === false && html`<${Warning}>${texts.disabled}<//>`}
    <${NotRead} set=${open.set} />
    ${may("write") && html`<${Form} variants=${variants} onFix=${fixOne} />`}
    ${problem
      ? html`<${ProblemBox} problem=${problem} onRetry=${() => load(null)} />`
      : !found
        ? html`<${Skeleton} rows=${2} />`
        : found.items.length || found.next !== null
          ? html`<${List} found=${found} variants=${variants} onRemove=${remove} onMore=${() => load(found.next)} />`
          : html`<${Empty} icon=${userRound} title=${texts.none} />`}
  </div>`;
}

/**
 * @param {object} properties
 * @param {{items: Fixed[], next: string | null}} properties.found
 * @param {string[]} properties.variants
 * @param {(one: Fixed) => void} properties.onRemove
 * @param {() => void} properties.onMore
 */
function List({ found, variants, onRemove, onMore }) {
  return html`
    <div class="panel scrolls">
      <table class="rows">
        <thead>
          <tr>
            <th>${texts.list}</th>
            <th>${texts.variant}</th>
            <th>${texts.since}</th>
            <th><span class="hidden-text">${common.delete}</span></th>
          </tr>
        </thead>
        <tbody>
          ${found.items.map(
            (one) => html`<tr key=${one.targetingKey}>
              <td class="mono">${one.targetingKey}</td>
              <td>
                <code>${one.variant}</code>
                ${!variants.includes(one.variant) && html` <${Badge} kind="bad">${texts.gone}<//>`}
              </td>
              <td><${Time} at=${one.modifiedAt} /></td>
              <td class="number">
                ${may("write") &&
                html`<${Button} kind="quiet" size="small" icon=${trash} label=${texts.remove(one.targetingKey)} onClick=${() => onRemove(one)} />`}
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${found.next !== null && html`<div><${Button} onClick=${onMore}>${texts.more}<//></div>`}
  `;
}

/** @param {{variants: string[], onFix: (key: string, variant: string) => Promise<void>}} properties */
function Form({ variants, onFix }) {
  const [key, setKey] = useState(localStorage.getItem(MY_KEY) ?? "");
  const [variant, setVariant] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const [isBusy, setBusy] = useState(false);
  const chosen = variants.includes(variant) ? variant : (variants[0] ?? "");

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (!key || isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      localStorage.setItem(MY_KEY, key);
      await onFix(key, chosen);
    } catch (error) {
      setProblem(error);
    }
    setBusy(false);
  }
  return html`<form class="stack" onSubmit=${submit}>
    <div class="fix-form">
      <${Field} label=${texts.key} hint=${texts.keyHint}>
        ${(/** @type {object} */ input) =>
          html`<input
            ...${input}
            type="text"
            class="mono"
            autocomplete="off"
            spellcheck=${false}
            maxlength="255"
            value=${key}
            onInput=${(/** @type {any} */ event) => setKey(event.target.value)}
          />`}
      <//>
      <${Field} label=${texts.variant}>
        ${(/** @type {object} */ input) =>
          html`<${Select} input=${input} value=${chosen} options=${variants.map((name) => ({ value: name, label: name }))} onChange=${setVariant} />`}
      <//>
      <${Button} kind="primary" type="submit" busy=${isBusy} disabled=${!key || !chosen}>${texts.set}<//>
    </div>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
  </form>`;
}

/** Says where a set does not read stored contexts, and offers to switch it on. @param {{set: string}} properties */
function NotRead({ set }) {
  const known = setNamed(set);
  const [isBusy, setBusy] = useState(false);
  if (!known || known.storedContexts) return null;
  async function switchOn() {
    const question = { title: texts.switchTitle(set), text: texts.offText, action: texts.switchOn };
    if (!(await confirm({ ...question, danger: isProduction(known) }))) return;
    setBusy(true);
    try {
      await patch(path`flag-sets/${set}`, { body: { storedContexts: true } });
      await loadSets();
      toast({ text: texts.switched });
    } catch (error) {
      toastProblem(error);
    }
    setBusy(false);
  }
  return html`<${Warning}>
    <div class="row">
      <span class="grow">${texts.off}</span>
      ${may("write") && html`<${Button} busy=${isBusy} onClick=${switchOn}>${texts.switchOn}<//>`}
    </div>
  <//>`;
}
