// One rule: its sentence, which opens as a form in its place, and what can be done with it.

import arrowDown from "lucide-static/icons/arrow-down.svg";
import arrowUp from "lucide-static/icons/arrow-up.svg";
import braces from "lucide-static/icons/braces.svg";
import copy from "lucide-static/icons/copy.svg";
import ellipsis from "lucide-static/icons/ellipsis.svg";
import grip from "lucide-static/icons/grip-vertical.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useId } from "preact/hooks";
import { ruleSentence } from "../../model/rules/sentences.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Badge } from "../badge.js";
import { Button } from "../button.js";
import { Icon } from "../icon.js";
import { Menu } from "../menu.js";
import { ConditionForm } from "./condition-form.js";
import { useEditing } from "./editing.js";
import { JsonForm } from "./json-form.js";
import { OutcomeForm } from "./outcome-form.js";
import { Split } from "./rollout-form.js";
import { Sentence } from "./sentence.js";

/** @import { Outcome } from "../../model/rules/outcomes.js" */
/** @import { Rule } from "../../model/rules/rules.js" */

/**
 * @typedef {object} RowActions
 * @property {() => void} toggle
 * @property {() => void} toggleJson
 * @property {(to: number) => void} move
 * @property {() => void} duplicate
 * @property {() => void} remove
 * @property {(event: PointerEvent) => void} drag
 *
 * @param {{ rule: Rule, position: number, of: number, isOpen: boolean, isJson: boolean, isReached: boolean, actions: RowActions }} properties
 */
export function RuleRow({ rule, position, of, isOpen, isJson, isReached, actions }) {
  const { readOnly } = useEditing();
  const form = useId();
  const words = texts.rules.editor;
  const number = position + 1;
  const sentence = html`<${Sentence} segments=${ruleSentence(rule)} />`;
  const extras = html`<${Marks} outcome=${rule.outcome} isReached=${isReached} />`;
  if (readOnly) {
    return html`<div class="rules-head"><span class="rules-number">${number}</span><div class="rules-open">${sentence}${extras}</div></div>`;
  }
  const items = [
    { label: words.up, icon: arrowUp, disabled: position === 0, onSelect: () => actions.move(position - 1) },
    { label: words.down, icon: arrowDown, disabled: number === of, onSelect: () => actions.move(position + 1) },
    { label: words.duplicate, icon: copy, onSelect: actions.duplicate },
    { label: isJson ? words.asForm : words.asJson, icon: braces, onSelect: actions.toggleJson },
    { line: true },
    { label: words.delete, icon: trash, danger: true, onSelect: actions.remove },
  ];
  return html`<div class="rules-head">
      <button type="button" class="rules-grip" aria-label=${words.drag(number)} onPointerDown=${actions.drag} onKeyDown=${onGripKey}>
        <${Icon} shapes=${grip} />
      </button>
      <span class="rules-number" aria-hidden="true">${number}</span>
      <button type="button" class="rules-open" aria-expanded=${String(isOpen)} aria-controls=${isOpen ? form : undefined} onClick=${actions.toggle}>
        <span class="hidden-text">${words.ruleName(number)}: </span>${sentence}${extras}
      </button>
      <span class="rules-actions">
        <span class="rules-wide">
          <${Button} kind="quiet" size="small" icon=${arrowUp} label=${words.upNumber(number)} disabled=${position === 0} onClick=${() => actions.move(position - 1)} />
          <${Button} kind="quiet" size="small" icon=${arrowDown} label=${words.downNumber(number)} disabled=${number === of} onClick=${() => actions.move(position + 1)} />
        </span>
        <${Menu} end items=${items} button=${{ kind: "quiet", size: "small", icon: ellipsis, label: words.actions(number) }} />
      </span>
    </div>
    ${isOpen && html`<div class="rules-form" id=${form} onKeyDown=${closing(actions.toggle)}><${RuleForm} rule=${rule} isJson=${isJson} actions=${actions} /></div>`}`;

  /** @param {KeyboardEvent} event */
  function onGripKey(event) {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    const to = position + step;
    if (step === 0 || to < 0 || to >= of) return;
    event.preventDefault();
    actions.move(to);
  }
}

/** @param {{ rule: Rule, isJson: boolean, actions: RowActions }} properties */
function RuleForm({ rule, isJson, actions }) {
  const { replace } = useEditing();
  const words = texts.rules.editor;
  const { condition, outcome } = rule;
  return html`<div class="rules-part">
      <span class="rules-word">${words.if}</span>
      ${isJson
        ? html`<${JsonForm}
            label=${words.jsonCondition}
            source=${condition.node.source}
            onChange=${(/** @type {any} */ wanted) => replace(condition.node, wanted, `json ${condition.node.start}`)}
          />`
        : html`<${ConditionForm} condition=${condition} />`}
    </div>
    <div class="rules-part">
      <span class="rules-word">${words.then}</span>
      ${isJson
        ? html`<${JsonForm}
            label=${words.jsonOutcome}
            source=${outcome.node.source}
            onChange=${(/** @type {any} */ wanted) => replace(outcome.node, wanted, `json ${outcome.node.start}`)}
          />`
        : html`<${OutcomeForm}
            outcome=${outcome}
            onChange=${(/** @type {any} */ wanted, /** @type {string} */ typing) => replace(outcome.node, wanted, typing && `${typing} ${outcome.node.start}`)}
          />`}
    </div>
    <div class="rules-foot">
      <${Button} size="small" onClick=${actions.toggle}>${words.done}<//>
      <${Button} kind="quiet" size="small" icon=${braces} onClick=${actions.toggleJson}>${isJson ? words.asForm : words.asJson}<//>
    </div>`;
}

/**
 * Escape closes a form, where nothing inside of it has a use for the key.
 *
 * @param {() => void} close
 */
export const closing = (close) => (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  event.stopPropagation();
  close();
};

/** @param {{ outcome: Outcome | null, isReached?: boolean }} properties */
export function Marks({ outcome, isReached = true }) {
  const { variants } = useEditing();
  const words = texts.rules.editor;
  const unknown = namesOf(outcome).find((name) => !variants.includes(name));
  return html`${unknown !== undefined && html`<${Badge} kind="bad" title=${words.noVariantWhy(unknown)}>${words.noVariant}<//>`}
  ${!isReached && html`<${Badge} kind="warn" title=${words.neverReachedWhy}>${words.neverReached}<//>`}
  ${outcome?.kind === "rollout" && html`<span class="rules-bar"><${Split} buckets=${outcome.buckets} /></span>`}`;
}

/**
 * The variants that an outcome names.
 *
 * @param {Outcome | null} outcome
 * @returns {string[]}
 */
function namesOf(outcome) {
  if (outcome?.kind === "answer") return ["true", "false"];
  const names = outcome?.kind === "variant" ? [outcome.name] : outcome?.kind === "rollout" ? outcome.buckets.map(({ name }) => name) : [];
  return names.filter((name) => name !== null);
}
