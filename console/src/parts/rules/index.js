// Rules of a flag: sentences that open as forms. See model/rules/ for what they are.

import plus from "lucide-static/icons/plus.svg";
import redoIcon from "lucide-static/icons/redo-2.svg";
import undoIcon from "lucide-static/icons/undo-2.svg";
import { useMemo } from "preact/hooks";
import { replace } from "../../model/rules/edits.js";
import { readRules } from "../../model/rules/rules.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { EditingContext } from "./editing.js";
import { useFocus } from "./focus.js";
import { useUndo } from "./history.js";
import { Otherwise } from "./otherwise.js";
import { RuleList } from "./rule-list.js";
import { useRows } from "./rows.js";
import "./rules.css";

/** @import { Editing } from "./editing.js" */

/**
 * Draws what `text`, the targeting's JSON, says. Each edit calls `onChange` with the new text, of
 * which only the bytes of what was edited differ; "" where nothing of the targeting remains.
 *
 * @param {{ text: string, variants: string[], defaultVariant?: string | null, evaluators?: Record<string, string>, attributes?: string[], readOnly?: boolean, onChange: (text: string) => void }} properties
 *   `evaluators`: JSON text of each by its name; `attributes`: suggestions
 */
export function RulesEditor({ text, variants, defaultVariant = null, evaluators = {}, attributes = [], readOnly = false, onChange }) {
  const words = texts.rules.editor;
  const rules = useMemo(() => readRules(text), [text]);
  const history = useUndo(text, onChange);
  const focus = useFocus();
  const rows = useRows(rules, history.change, focus.next);

  /** @type {Editing} */
  const editing = {
    rules,
    variants,
    defaultVariant,
    evaluators,
    attributes,
    readOnly,
    focusNext: focus.next,
    replace: (node, wanted, typing) => history.change(replace(rules, node, wanted), typing),
  };
  return html`<${EditingContext.Provider} value=${editing}>
    <section class="rules" ref=${focus.root} aria-label=${words.heading} onFocusIn=${focus.onFocusIn}>
      <div class="rules-top">
        <p class="quiet grow">${rules.rules.length > 0 ? words.firstWins : rules.root !== null && words.sameForAll}</p>
        ${!readOnly &&
        (history.canUndo || history.canRedo) &&
        html`<span class="rules-undo">
          <${Button} kind="quiet" size="small" icon=${undoIcon} label=${words.undo} disabled=${!history.canUndo} onClick=${() => rows.say(words.undone, history.undo)} />
          <${Button} kind="quiet" size="small" icon=${redoIcon} label=${words.redo} disabled=${!history.canRedo} onClick=${() => rows.say(words.redone, history.redo)} />
        </span>`}
      </div>
      <div class="panel rules-panel">
        <${RuleList} rules=${rules} rows=${rows} />
        ${!readOnly &&
        rules.root !== null &&
        html`<div class="rules-new"><${Button} kind="quiet" size="small" icon=${plus} onClick=${() => rows.add(editing)}>${words.add}<//></div>`}
        <${Otherwise} rules=${rules} rows=${rows} change=${history.change} />
      </div>
      <div class="hidden-text" role="status" aria-live="polite">${rows.said}</div>
    </section>
  <//>`;
}
