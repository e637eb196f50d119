import plus from "lucide-static/icons/plus.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { replace } from "../../model/json/edits.js";
import { find, valueOf } from "../../model/json/nodes.js";
import * as model from "../../model/variants.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Field } from "../../parts/field.js";
import { Warning } from "../../parts/problem.js";
import { Select } from "../../parts/select.js";
import { flag } from "../../texts/flag.js";
import { texts as common } from "../../texts.js";
import { NotJson } from "./not-json.js";
import { NameField, ValueField } from "./value-field.js";

/** @import { OpenFlag } from "./open-flag.js" */
/** @import { Kind, Variant } from "../../model/variants.js" */

const texts = flag.variants;
const CALLERS = "";

/** The variants with their values, and which of them is the default. @param {{open: OpenFlag}} properties */
export function Variants({ open }) {
  const text = open.text.value;
  const { root } = open.root.value;
  const [removed, setRemoved] = useState(/** @type {Variant | null} */ (null));
  const [added, setAdded] = useState(/** @type {string | null} */ (null));
  const [first, setFirst] = useState(/** @type {Kind} */ ("boolean"));
  if (!root) return html`<${NotJson} open=${open} />`;

  const variants = model.variantsOf(text);
  const kind = model.kindOf(variants) ?? (variants.length ? null : first);
  const node = find(root, "/defaultVariant");
  const chosen = node?.type === "string" ? valueOf(node) : CALLERS;
  const canWrite = may("write");

  /** @param {string} name */
  const faultOf = (name) => {
    if (!name) return texts.nameMissing;
    return variants.some((one) => one.name === name) ? texts.taken : null;
  };
  function add() {
    if (!kind) return;
    let number = variants.length + 1;
    while (variants.some((one) => one.name === `${texts.firstName}-${number}`)) number += 1;
    const name = `${texts.firstName}-${number}`;
    setAdded(name);
    open.edit(model.addVariant(text, name, model.FIRST_VALUES[kind]));
  }
  /** @param {Variant} variant */
  function remove(variant) {
    if (model.usesOf(text, variant.name).length) setRemoved(variant);
    else open.edit(model.removeVariant(text, variant.name, null));
  }

  return html`<div class="variant-editor stack">
    ${variants.length > 0 && !kind && html`<${Warning}>${texts.mixed}<//>`}
    ${!variants.length &&
    html`<${Field} label=${texts.kind}>
      ${(/** @type {object} */ input) =>
        html`<${Select}
          input=${input}
          value=${first}
          options=${Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
          onChange=${setFirst}
        />`}
    <//>`}
    <ul class="plain panel">
      ${variants.map(
        (variant, at) => html`<${Row}
          key=${at}
          open=${open}
          variant=${variant}
          isDefault=${variant.name === chosen}
          isNew=${variant.name === added}
          isOnly=${variants.length === 1}
          faultOf=${faultOf}
          onRemove=${() => remove(variant)}
        />`,
      )}
    </ul>
    ${canWrite && html`<div class="row"><${Button} icon=${plus} disabled=${!kind} onClick=${add}>${texts.add}<//><span class="quiet small">${texts.hint}</span></div>`}
    <${Field} label=${texts.default} hint=${texts.defaultHint} class="narrow">
      ${(/** @type {object} */ input) =>
        html`<${Select}
          input=${input}
          value=${chosen}
          disabled=${!canWrite}
          options=${[
            ...variants.map(({ name }) => ({ value: name, label: name })),
            ...(chosen !== CALLERS && !variants.some((one) => one.name === chosen) ? [{ value: chosen, label: chosen }] : []),
            { value: CALLERS, label: texts.noDefault },
          ]}
          onChange=${(/** @type {string} */ name) => open.edit(model.setDefault(text, name === CALLERS ? null : name))}
        />`}
    <//>
    ${removed && html`<${Removal} open=${open} variant=${removed} others=${variants.filter((one) => one.name !== removed.name)} onClose=${() => setRemoved(null)} />`}
  </div>`;
}

/**
 * @param {object} properties
 * @param {OpenFlag} properties.open
 * @param {Variant} properties.variant
 * @param {boolean} properties.isDefault
 * @param {boolean} properties.isNew
 * @param {boolean} properties.isOnly
 * @param {(name: string) => string | null} properties.faultOf
 * @param {() => void} properties.onRemove
 */
function Row({ open, variant: { name, value, kind, pointer }, isDefault, isNew, isOnly, faultOf, onRemove }) {
  const text = open.text.value;
  const inRules = model.usesOf(text, name).filter((use) => use.part === "targeting").length;
  return html`<li class=${kind === "object" ? "variant of-object" : "variant"}>
    <${NameField}
      name=${name}
      label=${texts.nameOf(name)}
      focused=${isNew}
      disabled=${!may("write")}
      faultOf=${faultOf}
      onChange=${(/** @type {string} */ to) => open.edit(model.renameVariant(text, name, to))}
    />
    ${kind
      ? html`<${ValueField}
          value=${value}
          kind=${kind}
          label=${texts.valueOf(name)}
          disabled=${!may("write")}
          faults=${{ number: texts.badNumber, object: texts.badObject }}
          onChange=${(/** @type {string} */ changed) => open.edit(replace(text, pointer, changed))}
        />`
      : html`<code>${value}</code>`}
    <span class="uses row">
      ${isDefault && html`<${Badge} kind="accent">${texts.asDefault}<//>`}
      <span class="quiet small">${inRules ? texts.inRules(inRules) : isDefault ? "" : texts.unused}</span>
    </span>
    ${may("write") && html`<${Button} kind="quiet" icon=${trash} label=${texts.remove(name)} disabled=${isOnly} onClick=${onRemove} />`}
  </li>`;
}

/**
 * A variant that is used goes only with another one in its place.
 *
 * @param {{open: OpenFlag, variant: Variant, others: Variant[], onClose: () => void}} properties
 */
function Removal({ open, variant: { name }, others, onClose }) {
  const text = open.text.value;
  const uses = model.usesOf(text, name);
  const inRules = uses.filter((use) => use.part === "targeting").length;
  const [instead, setInstead] = useState(others[0]?.name ?? CALLERS);
  return html`<${Dialog}
    title=${texts.removeTitle(name)}
    onClose=${onClose}
    footer=${html`
      <${Button} onClick=${onClose}>${common.cancel}<//>
      <${Button}
        kind="danger"
        onClick=${() => {
          open.edit(model.removeVariant(text, name, instead === CALLERS ? null : instead));
          onClose();
        }}
        >${texts.removeAction}<//
      >
    `}
  >
    <div class="stack">
      <p>${texts.usedIn}</p>
      <ul>
        ${uses.length > inRules && html`<li>${texts.default}</li>`}
        ${inRules > 0 && html`<li>${texts.inRules(inRules)}</li>`}
      </ul>
      <${Field} label=${texts.instead}>
        ${(/** @type {object} */ input) =>
          html`<${Select}
            input=${input}
            value=${instead}
            options=${[...others.map((one) => ({ value: one.name, label: one.name })), { value: CALLERS, label: texts.noDefault }]}
            onChange=${setInstead}
          />`}
      <//>
    </div>
  <//>`;
}
