// An outcome as a form: a variant, the default, percentages, or JSON.

import { newRollout } from "../../model/rules/rollout-edits.js";
import { plain } from "../../model/rules/segments.js";
import { outcomeSegments } from "../../model/rules/sentences.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Select } from "../select.js";
import { ConditionForm } from "./condition-form.js";
import { useEditing } from "./editing.js";
import { JsonForm } from "./json-form.js";
import { newAnswer } from "./new.js";
import { RolloutForm } from "./rollout-form.js";

/** @import { Outcome } from "../../model/rules/outcomes.js" */
/** @import { Wanted } from "../../model/json/wanted.d.ts" */

/**
 * `outcome` is null where nothing is written, which is the default variant.
 *
 * @param {{ outcome: Outcome | null, onChange: (wanted: Wanted | undefined, typing?: string) => void }} properties
 */
export function OutcomeForm({ outcome, onChange }) {
  const { variants, defaultVariant } = useEditing();
  const words = texts.rules.editor;
  const value = valueOf(outcome);
  const options = [
    ...variants.map((name) => ({ value: `variant ${name}`, label: name })),
    { value: "default", label: words.default(defaultVariant) },
    { value: "rollout", label: words.rollout },
  ];
  if (!options.some((each) => each.value === value)) options.unshift({ value, label: labelOf(outcome) });

  /** @param {string} chosen */
  function choose(chosen) {
    if (chosen.startsWith("variant ")) onChange(chosen.slice("variant ".length));
    else if (chosen === "default") onChange(null);
    else if (chosen === "rollout") {
      const name = outcome?.kind === "variant" ? outcome.name : null;
      const first = name !== null && name !== defaultVariant ? name : newAnswer(variants, defaultVariant);
      const second = variants.find((each) => each !== first && each === defaultVariant) ?? variants.find((each) => each !== first);
      onChange(newRollout([first, second ?? null]));
    }
  }

  return html`<div class="rules-outcome-form">
    <${Select} class="rules-answer" label=${words.answer} value=${value} options=${options} onChange=${choose} />
    ${outcome?.kind === "rollout" && html`<${RolloutForm} rollout=${outcome} onChange=${onChange} />`}
    ${outcome?.kind === "answer" && html`<${ConditionForm} condition=${outcome.condition} />`}
    ${outcome?.kind === "json" &&
    html`<${JsonForm}
      label=${words.jsonOutcome}
      source=${outcome.node.source}
      hint=${words.whyJson(outcome.operator)}
      onChange=${(/** @type {any} */ wanted) => onChange(wanted, "json")}
    />`}
  </div>`;
}

/** @param {Outcome | null} outcome */
function valueOf(outcome) {
  if (!outcome) return "default";
  if (outcome.kind === "variant") return outcome.name === null ? "default" : `variant ${outcome.name}`;
  return outcome.kind;
}

/** @param {Outcome | null} outcome */
function labelOf(outcome) {
  const words = texts.rules.editor;
  if (!outcome) return "";
  if (outcome.kind === "json") return words.json;
  const text = plain(outcomeSegments(outcome));
  return outcome.kind === "variant" ? `${text} (${words.noVariant})` : text;
}
