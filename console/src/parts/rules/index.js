// Rules of a flag: sentences that open as forms. See model/rules/ for what they are.

import plus from "lucide-static/icons/plus.svg";
import { useMemo } from "preact/hooks";
import { readRules } from "../../model/rules/rules.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Frame, useEditor } from "./frame.js";
import { Otherwise } from "./otherwise.js";
import { RuleList } from "./rule-list.js";
import { useRows } from "./rows.js";

/**
 * Draws what `text`, the targeting's JSON, says. Each edit calls `onChange` with the new text, of
 * which only the bytes of what was edited differ; "" where nothing of the targeting remains.
 *
 * @param {Parameters<typeof useEditor>[0]} properties
 */
export function RulesEditor(properties) {
  const { text } = properties;
  const words = texts.rules.editor;
  const rules = useMemo(() => readRules(text), [text]);
  const editor = useEditor(properties);
  const { editing, history, focus } = editor;
  const rows = useRows(rules, history.change, focus.next, editor.say);
  const head = rules.rules.length > 0 ? words.firstWins : rules.root !== null && words.sameForAll;
  return html`<${Frame} editor=${editor} label=${words.heading} head=${head}>
    <div class="panel rules-panel">
      <${RuleList} rules=${rules} rows=${rows} />
      ${!editing.readOnly &&
      rules.root !== null &&
      html`<div class="rules-new"><${Button} kind="quiet" size="small" icon=${plus} onClick=${() => rows.add(editing)}>${words.add}<//></div>`}
      <${Otherwise} rules=${rules} rows=${rows} change=${history.change} />
    </div>
  <//>`;
}
