// What happens where no rule fits, and what stands there without any rule.

import braces from "lucide-static/icons/braces.svg";
import percentIcon from "lucide-static/icons/percent.svg";
import plus from "lucide-static/icons/plus.svg";
import { useId } from "preact/hooks";
import { setOtherwise } from "../../model/rules/edits.js";
import { newRollout } from "../../model/rules/rollout-edits.js";
import { outcomeSegments } from "../../model/rules/sentences.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Empty } from "../empty.js";
import { useEditing } from "./editing.js";
import { JsonForm } from "./json-form.js";
import { newAnswer } from "./new.js";
import { OutcomeForm } from "./outcome-form.js";
import { ELSE } from "./rows.js";
import { closing, Marks } from "./rule-row.js";
import { Sentence } from "./sentence.js";

/** @import { Outcome } from "../../model/rules/outcomes.js" */
/** @import { Wanted } from "../../model/json/wanted.d.ts" */
/** @import { Rules } from "../../model/rules/rules.js" */
/** @import { Segment } from "../../model/rules/segments.js" */
/** @import { Rows } from "./rows.js" */

/** @param {{ rules: Rules, rows: Rows, change: (text: string, typing?: string) => void }} properties */
export function Otherwise({ rules, rows, change }) {
  const editing = useEditing();
  const form = useId();
  const words = texts.rules.editor;
  const { otherwise } = rules;
  const isOpen = rows.isOpen(ELSE);
  const isJson = rows.isJson(ELSE);
  /**
   * @param {Wanted | undefined} wanted
   * @param {string} [typing]
   */
  const set = (wanted, typing) => change(setOtherwise(rules, wanted), typing && `${typing} else`);
  if (rules.root === null || (rules.rules.length === 0 && !otherwise)) return html`<${Nothing} ...${{ rules, rows, change }} />`;
  const sentence = html`<span class="rules-else">${rules.rules.length > 0 ? words.elseName : words.everyoneName}</span>
    <span aria-hidden="true">→</span>
    <${Sentence} segments=${segmentsOf(otherwise, editing.defaultVariant)} /><${Marks} outcome=${otherwise} />`;
  if (editing.readOnly) return html`<div class="rules-last"><div class="rules-head"><div class="rules-open">${sentence}</div></div></div>`;
  return html`<div class="rules-last" data-rule=${ELSE}>
    <div class="rules-head">
      <button type="button" class="rules-open" aria-expanded=${String(isOpen)} aria-controls=${isOpen ? form : undefined} onClick=${() => rows.toggle(ELSE)}>
        ${sentence}
      </button>
    </div>
    ${isOpen &&
    html`<div class="rules-form" id=${form} onKeyDown=${closing(() => rows.toggle(ELSE))}>
      <div class="rules-part">
        <span class="rules-word">${rules.rules.length > 0 ? words.else : words.then}</span>
        ${isJson && otherwise
          ? html`<${JsonForm} label=${words.jsonOutcome} source=${otherwise.node.source} onChange=${(/** @type {any} */ wanted) => set(wanted, "json")} />`
          : html`<${OutcomeForm} outcome=${otherwise} onChange=${set} />`}
      </div>
      <div class="rules-foot">
        <${Button} size="small" onClick=${() => rows.toggle(ELSE)}>${words.done}<//>
        ${otherwise &&
        html`<${Button} kind="quiet" size="small" icon=${braces} onClick=${() => rows.toggleJson(ELSE)}>${isJson ? words.asForm : words.asJson}<//>`}
      </div>
    </div>`}
  </div>`;
}

/**
 * @param {Outcome | null} outcome
 * @param {string | null} defaultVariant
 * @returns {Segment[]}
 */
function segmentsOf(outcome, defaultVariant) {
  const isDefault = !outcome || (outcome.kind === "variant" && outcome.name === null);
  return isDefault ? [{ kind: "default", text: texts.rules.editor.default(defaultVariant) }] : outcomeSegments(outcome);
}

/** @param {{ rules: Rules, rows: Rows, change: (text: string, typing?: string) => void }} properties */
function Nothing({ rules, rows, change }) {
  const editing = useEditing();
  const words = texts.rules.editor;
  const { variants, defaultVariant } = editing;
  const first = newAnswer(variants, defaultVariant);
  const second = variants.find((name) => name === defaultVariant && name !== first) ?? variants.find((name) => name !== first) ?? null;
  return html`<${Empty} title=${words.none} text=${words.noneText(words.default(defaultVariant))}>
    ${!editing.readOnly &&
    html`<${Button} icon=${plus} onClick=${() => rows.add(editing)}>${words.add}<//>
      <${Button}
        icon=${percentIcon}
        onClick=${() => {
          if (!rows.isOpen(ELSE)) rows.toggle(ELSE);
          change(setOtherwise(rules, newRollout([first, second])));
        }}
        >${words.addRollout}<//
      >`}
  <//>`;
}
