import trash from "lucide-static/icons/trash-2.svg";
import { useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { tryParse } from "../../model/json/parser.js";
import { readCondition } from "../../model/rules/conditions.js";
import { Button } from "../../parts/button.js";
import { Code } from "../../parts/code/code.js";
import { Field } from "../../parts/field.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { ConditionEditor } from "../../parts/rules/condition-editor.js";
import { Sentence } from "../../parts/sentence.js";
import { useKnownNames } from "../../state/known-names.js";
import { texts } from "../../texts.js";
import { RuleSentence } from "./rule-sentence.js";

/** @import { Problem } from "../../api/problem.js" */
/** @import { FlagSet } from "../../state/sets.js" */
/** @import { Stored } from "./evaluator.js" */
/** @import { Document } from "./use-document.js" */

/**
 * @param {object} properties
 * @param {FlagSet} properties.set
 * @param {string | null} properties.name null: a new evaluator, whose name is typed
 * @param {string} properties.text
 * @param {boolean} properties.isDirty
 * @param {Document | null} properties.document
 * @param {Problem | null} properties.refusal what the server found wrong with the rule
 * @param {Stored | null} properties.theirs what somebody else has stored meanwhile
 * @param {(text: string) => void} properties.onText
 * @param {() => void} properties.onReset
 * @param {() => void} properties.onTheirs
 * @param {() => void} properties.onMine
 * @param {(name: string) => void} properties.onSave
 * @param {() => void} properties.onDelete
 */
export function EvaluatorEditor({ set, name, text, isDirty, document, refusal, theirs, onText, onReset, onTheirs, onMine, onSave, onDelete }) {
  const words = texts.evaluators;
  const [typed, setTyped] = useState("");
  const [isTouched, setTouched] = useState(false);
  const { attributes, evaluators } = useKnownNames(set.name);
  const { [name ?? ""]: _, ...others } = evaluators;
  const { root } = tryParse(text);
  const isRule = root !== null;
  const condition = root && readCondition(root);
  const nameFault = name !== null || !isTouched ? null : typed.trim() === "" ? words.nameMissing : document?.uses.has(typed.trim()) ? words.nameTaken : null;
  const uses = name === null ? null : (document?.uses.get(name) ?? null);
  const isUsed = uses !== null && uses.flags.length + uses.evaluators.length > 0;
  function save() {
    const chosen = name ?? typed.trim();
    setTouched(true);
    if (chosen !== "" && isRule && !(name === null && document?.uses.has(chosen))) onSave(chosen);
  }
  return html`<section class="panel padded stack">
    ${theirs !== null &&
    html`<${Warning}>
      <p><${Sentence} parts=${words.conflict(name ?? "")} /></p>
      <div class="row"><${Button} size="small" onClick=${onMine}>${words.keepMine}<//><${Button} size="small" onClick=${onTheirs}>${words.takeTheirs}<//></div>
    <//>`}
    ${name === null &&
    html`<${Field} label=${words.name} hint=${words.nameHint} error=${nameFault}>
      ${(/** @type {object} */ input) => html`<input ...${input} type="text" class="mono" maxlength="255" autocomplete="off" spellcheck=${false} autofocus value=${typed} onInput=${(/** @type {any} */ event) => setTyped(event.target.value)} />`}
    <//>`}
    ${isRule && html`<p class="sentence"><${RuleSentence} text=${text} /></p>`}
    ${condition && may("write") && html`<${ConditionEditor} text=${text} condition=${condition} evaluators=${others} attributes=${attributes} onChange=${onText} />`}
    <div class="evaluator-json">
      <p class="quiet">${condition?.kind === "json" ? words.noForm : words.ruleHint}</p>
      <${Code}
        text=${text}
        label=${words.rule}
        lines=${4}
        known=${{ root: "rule", evaluators: Object.keys(others), attributes }}
        faults=${refusal?.errors.map(({ pointer, detail }) => ({ pointer: pointer ?? "", detail })) ?? []}
        onChange=${may("write") ? onText : undefined}
        onSave=${save}
      />
    </div>
    ${refusal !== null && html`<${ProblemBox} problem=${refusal} />`}
    ${may("write") &&
    html`<div class="row">
      <${Button} kind="primary" disabled=${!isDirty || !isRule} onClick=${save}>${words.save}<//>
      ${name !== null && isDirty && html`<${Button} kind="quiet" onClick=${onReset}>${words.reset}<//>`}
      ${!isRule && html`<span class="bad">${words.notJson}</span>`}
      <span class="grow"></span>
      ${name !== null && html`<${Button} kind="quiet" icon=${trash} disabled=${isUsed} title=${isUsed ? words.inUse : undefined} onClick=${onDelete}>${words.delete}<//>`}
    </div>`}
  </section>`;
}
