// A condition as a form: a test, an evaluator, missing attributes, a group of conditions, or JSON.

import x from "lucide-static/icons/x.svg";
import { negation } from "../../model/rules/conditions.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Select } from "../select.js";
import { AddCondition } from "./add-condition.js";
import { Chips } from "./chips.js";
import { useEditing } from "./editing.js";
import { JsonForm } from "./json-form.js";
import { ReferenceForm } from "./reference-form.js";
import { TestForm } from "./test-form.js";

/** @import { Condition, GroupCondition, MissingCondition } from "../../model/rules/conditions.js" */

/**
 * The condition of a rule. A single one can become a group.
 *
 * @param {{ condition: Condition }} properties
 */
export function ConditionForm({ condition }) {
  if (condition.kind === "group") return html`<${GroupForm} group=${condition} />`;
  return html`<div class="rules-single">
    <${OneForm} condition=${condition} />
    <${AddCondition} condition=${condition} />
  </div>`;
}

/** @param {{ condition: Condition }} properties */
function OneForm({ condition }) {
  const words = texts.rules.editor;
  const { replace } = useEditing();
  switch (condition.kind) {
    case "test":
      return html`<${TestForm} test=${condition} />`;
    case "reference":
      return html`<${ReferenceForm} reference=${condition} />`;
    case "missing":
      return html`<${MissingForm} missing=${condition} />`;
    case "group":
      return html`<${GroupForm} group=${condition} />`;
    case "constant":
      return html`<${Select}
        class="rules-fitting"
        label=${words.constant}
        value=${String(condition.value)}
        options=${[true, false].map((value) => ({ value: String(value), label: value ? words.always : words.never }))}
        onChange=${(/** @type {string} */ value) => replace(condition.node, value === "true")}
      />`;
    default:
      return html`<${JsonForm}
        label=${words.jsonCondition}
        source=${condition.node.source}
        hint=${words.whyJson(condition.operator)}
        onChange=${(/** @type {any} */ wanted) => replace(condition.node, wanted, `json ${condition.node.start}`)}
      />`;
  }
}

const MODES = /** @type {const} */ (["and", "or", "!or", "!and"]);

/** @param {{ group: GroupCondition }} properties */
function GroupForm({ group }) {
  const { replace } = useEditing();
  const words = texts.rules.editor;
  const labels = { and: words.allOf, or: words.anyOf, "!or": words.noneOf, "!and": words.notAllOf };
  const nodes = group.conditions.map(({ node }) => node);

  /** @param {string} chosen */
  function chooseMode(chosen) {
    const isNegated = chosen.startsWith("!");
    replace(group.node, negation(group, { [chosen.replace("!", "")]: nodes }, isNegated));
  }

  /** @param {number} position */
  function remove(position) {
    const rest = nodes.filter((_, i) => i !== position);
    const [only] = rest;
    const inner = rest.length === 1 && only ? only : { [group.mode]: rest };
    replace(group.node, negation(group, inner, group.negated));
  }

  return html`<fieldset class="rules-group" data-group=${group.node.start}>
    <legend class="hidden-text">${words.groupOf}</legend>
    <${Select}
      class="rules-mode"
      label=${words.groupOf}
      value=${(group.negated ? "!" : "") + group.mode}
      options=${MODES.map((value) => ({ value, label: labels[value] }))}
      onChange=${chooseMode}
    />
    <ul class="plain">
      ${group.conditions.map(
        (condition, i) => html`<li key=${i}>
          <div class="grow"><${OneForm} condition=${condition} /></div>
          <${Button}
            kind="quiet"
            size="small"
            icon=${x}
            label=${condition.kind === "group" ? words.removeGroup : words.removeCondition}
            disabled=${nodes.length < 2}
            onClick=${() => remove(i)}
          />
        </li>`,
      )}
    </ul>
    <${AddCondition} condition=${group} />
  </fieldset>`;
}

/** @param {{ missing: MissingCondition }} properties */
function MissingForm({ missing }) {
  const { replace } = useEditing();
  const words = texts.rules.editor;
  const { paths, least, negated } = missing;
  const labels = least
    ? [words.missingSome(least.source), words.missingSomeNot(least.source)]
    : [words.missingAny, words.missingNone];

  /**
   * @param {import("../../model/json/wanted.d.ts").Wanted[]} wanted
   * @param {boolean} isNegated
   */
  function change(wanted, isNegated) {
    /** @type {import("../../model/json/wanted.d.ts").Wanted} */
    const inner = least ? { missing_some: [least, wanted] } : { missing: wanted };
    replace(missing.node, negation(missing, inner, isNegated));
  }

  return html`<div class="rules-test">
    <div class="grow">
      <${Chips}
        label=${words.attributes}
        removable=${1}
        values=${paths.map(({ value }) => value)}
        onAdd=${(/** @type {string[]} */ added) => change([...paths, ...added], negated)}
        onRemove=${(/** @type {number} */ position) => change(paths.filter((_, i) => i !== position), negated)}
      />
    </div>
    <${Select}
      class="rules-fitting"
      label=${words.operator}
      value=${String(negated)}
      options=${labels.map((label, i) => ({ value: String(i === 1), label }))}
      onChange=${(/** @type {string} */ value) => change(paths, value === "true")}
    />
  </div>`;
}

