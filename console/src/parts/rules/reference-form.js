import external from "lucide-static/icons/external-link.svg";
import { negation } from "../../model/rules/conditions.js";
import { JsonFault } from "../../model/json/parser.js";
import { conditionSentence } from "../../model/rules/sentences.js";
import { html } from "../../html.js";
import { link, route } from "../../state/router.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Select } from "../select.js";
import { useEditing } from "./editing.js";

/** @import { ReferenceCondition } from "../../model/rules/conditions.js" */

/**
 * A shared evaluator of the set, with its own sentence below.
 *
 * @param {{ reference: ReferenceCondition }} properties
 */
export function ReferenceForm({ reference }) {
  const { evaluators, replace } = useEditing();
  const words = texts.rules.editor;
  const name = reference.name.value;
  const isKnown = Object.hasOwn(evaluators, name);
  const options = Object.keys(evaluators).map((value) => ({ value, label: value }));
  if (!isKnown) options.unshift({ value: name, label: `${name} (${words.noEvaluator})` });
  return html`<div class="rules-reference-form">
    <div class="rules-test">
      <span class="rules-label quiet">${words.reference}</span>
      <${Select}
        class="rules-evaluator mono"
        label=${words.reference}
        value=${name}
        options=${options}
        onChange=${(/** @type {string} */ chosen) => replace(reference.node, negation(reference, { $ref: chosen }, reference.negated))}
      />
      <${Select}
        class="rules-fitting"
        label=${words.operator}
        value=${String(reference.negated)}
        options=${[false, true].map((value) => ({ value: String(value), label: value ? words.fitsNot : words.fits }))}
        onChange=${(/** @type {string} */ chosen) => replace(reference.node, negation(reference, reference.inner, chosen === "true"))}
      />
      ${isKnown && html`<${Button} kind="quiet" size="small" icon=${external} label=${words.openReference(name)} href=${link({ set: route.value.set, page: "evaluators", query: { name } })} />`}
    </div>
    <div class=${isKnown ? "quiet small" : "rules-fault"}>${isKnown ? sentenceOf(evaluators[name] ?? "") : words.noEvaluator}</div>
  </div>`;
}

/** @param {string} text */
function sentenceOf(text) {
  try {
    return text && conditionSentence(text);
  } catch (error) {
    if (error instanceof JsonFault) return "";
    throw error;
  }
}
