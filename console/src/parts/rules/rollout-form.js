// A rollout: a slider and a number for each variant, which always add up to 100.

import plus from "lucide-static/icons/plus.svg";
import x from "lucide-static/icons/x.svg";
import { useRef } from "preact/hooks";
import { TARGETING_KEY } from "../../model/rules/attributes.js";
import { equalShares, percentages, withPercentage } from "../../model/rules/rollout.js";
import { withBucket, withBucketing, withoutBucket, withVariant, withWeights } from "../../model/rules/rollout-edits.js";
import { shownValue } from "../../model/rules/shown.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Check } from "../field.js";
import { Select } from "../select.js";
import { SplitBar } from "../split-bar.js";
import { AttributeField } from "./attribute-field.js";
import { useDraft } from "./draft.js";
import { useEditing } from "./editing.js";
import { JsonForm } from "./json-form.js";
import { Dot, variantColour } from "./sentence.js";

/** @import { Bucket, RolloutOutcome } from "../../model/rules/outcomes.js" */
/** @import { Wanted } from "../../model/json/wanted.d.ts" */

/** @param {{ rollout: RolloutOutcome, onChange: (wanted: Wanted, typing?: string) => void }} properties */
export function RolloutForm({ rollout, onChange }) {
  const { variants } = useEditing();
  const words = texts.rules.editor;
  const { buckets } = rollout;
  const weights = buckets.map(({ weight }) => weight);
  // Shares before a slider had the focus: back where it began, the others are as they were.
  const before = useRef(/** @type {{ position: number, weights: number[] } | null} */ (null));

  /**
   * @param {number} position
   * @param {number} percent
   */
  function slide(position, percent) {
    const held = before.current?.position === position ? before.current.weights : weights;
    before.current = { position, weights: held.length === weights.length ? held : weights };
    onChange(withWeights(rollout, withPercentage(before.current.weights, position, percent)), `share ${position}`);
  }

  const letGo = () => {
    before.current = null;
  };
  const unused = variants.find((name) => !buckets.some((bucket) => bucket.name === name));
  return html`<div class="rules-rollout">
    <${Split} buckets=${buckets} />
    <ul class="plain">
      ${buckets.map(
        (bucket, i) => html`<${Share}
          key=${i}
          bucket=${bucket}
          percent=${percentages(weights)[i] ?? 0}
          isOnly=${buckets.length < 2}
          onVariant=${(/** @type {string | null} */ name) => onChange(withVariant(rollout, i, name))}
          onPercent=${(/** @type {number} */ percent) => slide(i, percent)}
          onLetGo=${letGo}
          onRemove=${() => onChange(withoutBucket(rollout, i))}
        />`,
      )}
    </ul>
    <div class="rules-adding">
      <${Button} kind="quiet" size="small" icon=${plus} onClick=${() => onChange(withBucket(rollout, unused ?? null))}>${words.addShare}<//>
      ${buckets.length > 1 &&
      html`<${Button} kind="quiet" size="small" onClick=${() => onChange(withWeights(rollout, equalShares(buckets.length)))}>${words.even}<//>`}
    </div>
    <${By} rollout=${rollout} onChange=${onChange} />
  </div>`;
}

/** @param {{ buckets: Bucket[] }} properties */
export function Split({ buckets }) {
  const { variants, defaultVariant } = useEditing();
  const shares = buckets.map(({ name, weight }) => ({
    label: name ?? texts.rules.editor.default(defaultVariant),
    weight,
    colour: variantColour(name === null ? -1 : variants.indexOf(name)),
  }));
  return html`<${SplitBar} shares=${shares} />`;
}

/**
 * @param {{ bucket: Bucket, percent: number, isOnly: boolean, onVariant: (name: string | null) => void, onPercent: (percent: number) => void, onLetGo: () => void, onRemove: () => void }} properties
 */
function Share({ bucket, percent, isOnly, onVariant, onPercent, onLetGo, onRemove }) {
  const { variants, defaultVariant } = useEditing();
  const words = texts.rules.editor;
  const label = bucket.name ?? words.default(defaultVariant);
  const options = [
    ...variants.map((name) => ({ value: `variant ${name}`, label: name })),
    { value: "default", label: words.default(defaultVariant) },
  ];
  const value = bucket.name === null ? "default" : `variant ${bucket.name}`;
  if (!options.some((each) => each.value === value)) options.unshift({ value, label: `${label} (${words.noVariant})` });
  const { draft, isApplied, onInput } = useDraft(String(percent), readPercent, (typed) => onPercent(Number(readPercent(typed))));
  const place = bucket.name === null ? -1 : variants.indexOf(bucket.name);
  const colour = variantColour(place);
  return html`<li class="rules-share">
    <${Dot} place=${place} />
    <${Select}
      label=${words.bucketVariant}
      value=${value}
      options=${options}
      onChange=${(/** @type {string} */ chosen) => onVariant(chosen === "default" ? null : chosen.slice("variant ".length))}
    />
    <input
      type="range"
      min="0"
      max="100"
      step="1"
      disabled=${isOnly}
      aria-label=${words.share(label)}
      aria-valuetext=${texts.rules.percent(String(percent))}
      style=${{ "--filled": `${percent}%`, "--colour": colour }}
      value=${percent}
      onInput=${(/** @type {any} */ event) => onPercent(Number(event.target.value))}
      onBlur=${onLetGo}
    />
    <span class="rules-percent">
      <input
        type="text"
        inputmode="decimal"
        disabled=${isOnly}
        aria-label=${words.percentOf(label)}
        aria-invalid=${isApplied ? undefined : "true"}
        value=${draft}
        onInput=${(/** @type {any} */ event) => onInput(event.target.value)}
        onBlur=${() => {
          onLetGo();
          if (!isApplied) onInput(String(percent));
        }}
      />
      <span aria-hidden="true">%</span>
    </span>
    <${Button} kind="quiet" size="small" icon=${x} label=${words.removeShare(label)} disabled=${isOnly} onClick=${onRemove} />
  </li>`;
}

/**
 * A percentage with up to three decimals as the model writes it, null for anything else.
 *
 * @param {string} typed
 */
function readPercent(typed) {
  const text = typed.trim().replace(",", ".");
  const number = /^\d{1,3}(?:\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return number >= 0 && number <= 100 ? String(number) : null;
}

/** @param {{ rollout: RolloutOutcome, onChange: (wanted: Wanted, typing?: string) => void }} properties */
function By({ rollout, onChange }) {
  const words = texts.rules.editor;
  const { by } = rollout;
  if (by.kind === "json") {
    const buckets = rollout.buckets.map(({ node }) => node);
    return html`<${JsonForm}
      label=${words.byWhat}
      source=${by.node.source}
      hint=${words.whyJson(by.operator)}
      onChange=${(/** @type {any} */ wanted) => onChange({ fractional: [wanted, ...buckets] }, "by")}
    />`;
  }
  const path = by.kind === "key" ? TARGETING_KEY : by.attribute.path;
  const isOwn = by.kind === "key" || by.seed !== null;
  const seedText = by.kind === "attribute" && by.seed !== null && by.seed !== "flag" ? shownValue(by.seed).text : null;

  /** @param {string} chosen */
  function choose(chosen) {
    const isKey = chosen === TARGETING_KEY && by.kind === "key";
    const seed = by.kind === "attribute" ? by.seed : "flag";
    if (!isKey) onChange(withBucketing(rollout, chosen === TARGETING_KEY && seed === "flag" ? null : chosen, seed), "by");
  }

  return html`<div class="rules-by">
    <span class="quiet">${words.by}</span>
    <${AttributeField} class="rules-attribute-field" label=${words.byWhat} path=${path} onChange=${choose} />
    ${seedText !== null && html`<span class="quiet">${words.seed} <span class="mono">${seedText}</span></span>`}
    ${by.kind === "attribute" &&
    seedText === null &&
    html`<${Check}
      label=${words.independent}
      hint=${isOwn ? undefined : words.independentHint}
      checked=${isOwn}
      onChange=${(/** @type {boolean} */ checked) => onChange(withBucketing(rollout, path, checked ? "flag" : null))}
    />`}
  </div>`;
}
