import plus from "lucide-static/icons/plus.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useState } from "preact/hooks";
import { path, put } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { html } from "../../html.js";
import { definitionOf, FIRST_VARIANTS, valueText } from "../../model/flags/new-flag.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Check, Field } from "../../parts/field.js";
import { ProblemBox } from "../../parts/problem.js";
import { agreed } from "../../parts/production.js";
import { Select } from "../../parts/select.js";
import { toast } from "../../parts/toast.js";
import { go, markPlace } from "../../state/router.js";
import { isProduction, setNamed } from "../../state/sets.js";
import { texts as common } from "../../texts.js";
import { texts as all } from "../../texts/flags.js";

/** @typedef {import("../../model/flags/new-flag.js").Type} Type */
/** @typedef {import("../../model/flags/new-flag.js").Variant} Variant */

const texts = all.create;
const TYPES = /** @type {Type[]} */ (Object.keys(FIRST_VARIANTS));

/**
 * Asks for what a flag needs, creates it, and goes to its page.
 *
 * @param {{set: string, onClose: () => void}} properties
 */
export function NewFlag({ set, onClose }) {
  const [key, setKey] = useState("");
  const [type, setType] = useState(/** @type {Type} */ ("boolean"));
  const [variants, setVariants] = useState(FIRST_VARIANTS.boolean);
  const [standard, setStandard] = useState(1);
  const [owner, setOwner] = useState("");
  const [isEnabled, setEnabled] = useState(true);
  const [faults, setFaults] = useState(/** @type {{key?: string, variants?: string}} */ ({}));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const [isBusy, setBusy] = useState(false);

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const found = { key: key.trim() ? undefined : texts.keyMissing, variants: faultOf(type, variants) };
    setFaults(found);
    setProblem(null);
    if (found.key || found.variants || isBusy || !(await agreed(set, { title: texts.ask(key.trim(), set) }))) return;
    const isStillHere = markPlace();
    setBusy(true);
    const defaultVariant = standard < 0 ? null : variants[standard].name.trim();
    const named = variants.map(({ name, value }) => ({ name: name.trim(), value }));
    try {
      const body = definitionOf({ type, variants: named, defaultVariant, isEnabled, owner });
      await put(path`flag-sets/${set}/flags/${key.trim()}`, { body, createOnly: true });
      toast({ text: texts.created(key.trim()) });
      if (!isStillHere()) return;
      onClose();
      go({ set, flag: key.trim() });
    } catch (error) {
      setBusy(false);
      if (error instanceof Problem && error.status === 412) setFaults({ key: texts.exists(key.trim()) });
      else setProblem(error);
    }
  }

  const isAsking = isProduction(setNamed(set));
  return html`<${Dialog}
    title=${html`${texts.title} ${isAsking && html`<${Badge} kind="bad">${set}<//>`}`}
    class=${isAsking ? "production" : ""}
    onClose=${isBusy ? undefined : onClose}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${isBusy}>${common.cancel}<//>
      <${Button} kind="primary" type="submit" form="new-flag" busy=${isBusy}>${texts.action}<//>
    `}
  >
    <form id="new-flag" class="stack" onSubmit=${submit} novalidate>
      ${problem && html`<${ProblemBox} problem=${problem} />`}
      <${Field} label=${texts.key} hint=${texts.keyHint} error=${faults.key}>
        ${(/** @type {object} */ input) =>
          html`<input
            ...${input}
            type="text"
            class="mono"
            autofocus
            required
            maxlength="255"
            autocomplete="off"
            spellcheck=${false}
            value=${key}
            onInput=${(/** @type {any} */ event) => setKey(event.target.value)}
          />`}
      <//>
      <${Field} label=${texts.type}>
        ${(/** @type {object} */ input) =>
          html`<${Select}
            input=${input}
            value=${type}
            options=${TYPES.map((each) => ({ value: each, label: all.types[each] }))}
            onChange=${(/** @type {Type} */ chosen) => {
              setType(chosen);
              setVariants(FIRST_VARIANTS[chosen]);
              setStandard(1);
            }}
          />`}
      <//>
      <${Variants}
        type=${type}
        variants=${variants}
        fault=${faults.variants}
        onChange=${(/** @type {Variant[]} */ changed) => {
          setVariants(changed);
          if (standard >= changed.length) setStandard(changed.length - 1);
        }}
      />
      <${Field} label=${texts.default} hint=${texts.defaultHint}>
        ${(/** @type {object} */ input) =>
          html`<${Select}
            input=${input}
            value=${String(standard)}
            options=${[
              ...variants.map(({ name }, at) => ({ value: String(at), label: name || `${at + 1}` })),
              { value: "-1", label: texts.noDefault },
            ]}
            onChange=${(/** @type {string} */ at) => setStandard(Number(at))}
          />`}
      <//>
      <${Field} label=${texts.owner} hint=${texts.ownerHint}>
        ${(/** @type {object} */ input) =>
          html`<input ...${input} type="text" autocomplete="off" value=${owner} onInput=${(/** @type {any} */ event) => setOwner(event.target.value)} />`}
      <//>
      <${Check} label=${texts.enabled} hint=${texts.enabledHint} checked=${isEnabled} onChange=${setEnabled} />
    </form>
  <//>`;
}

/**
 * @param {{type: Type, variants: Variant[], fault: string | undefined, onChange: (variants: Variant[]) => void}} properties
 */
function Variants({ type, variants, fault, onChange }) {
  /** @param {number} at @param {Partial<Variant>} change */
  const replace = (at, change) => onChange(variants.map((each, place) => (place === at ? { ...each, ...change } : each)));
  return html`<fieldset class="new-variants">
    <legend>${texts.variants}</legend>
    ${variants.map(
      ({ name, value }, at) => html`<div class="row" key=${at}>
        <input
          type="text"
          class="mono name"
          aria-label=${texts.variantName}
          value=${name}
          onInput=${(/** @type {any} */ event) => replace(at, { name: event.target.value })}
        />
        ${type === "boolean"
          ? html`<${Select}
              label=${texts.variantValue}
              value=${value}
              options=${["true", "false"].map((each) => ({ value: each, label: each }))}
              onChange=${(/** @type {string} */ chosen) => replace(at, { value: chosen })}
            />`
          : html`<input
              type="text"
              class="mono grow"
              inputmode=${type === "number" ? "decimal" : undefined}
              aria-label=${texts.variantValue}
              aria-invalid=${valueText(type, value) === null ? "true" : undefined}
              value=${value}
              onInput=${(/** @type {any} */ event) => replace(at, { value: event.target.value })}
            />`}
        <${Button}
          kind="quiet"
          icon=${trash}
          label=${texts.removeVariant}
          disabled=${variants.length === 1}
          onClick=${() => onChange(variants.filter((_, place) => place !== at))}
        />
      </div>`,
    )}
    ${fault && html`<p class="bad small" role="alert">${fault}</p>`}
    <div>
      <${Button} size="small" icon=${plus} onClick=${() => onChange([...variants, { name: "", value: type === "boolean" ? "true" : type === "object" ? "{}" : "" }])}>
        ${texts.addVariant}
      <//>
    </div>
  </fieldset>`;
}

/**
 * @param {Type} type
 * @param {Variant[]} variants
 */
function faultOf(type, variants) {
  const names = variants.map(({ name }) => name.trim());
  if (names.includes("")) return texts.nameMissing;
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) return texts.nameTwice(twice);
  if (variants.every(({ value }) => valueText(type, value) !== null)) return undefined;
  return type === "number" ? texts.notNumber : texts.notObject;
}
