// What an editor of rules and one of a condition have in common: the text, undo, focus.

import redoIcon from "lucide-static/icons/redo-2.svg";
import undoIcon from "lucide-static/icons/undo-2.svg";
import { useState } from "preact/hooks";
import { patch } from "../../model/json/patch.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { EditingContext } from "./editing.js";
import { useFocus } from "./focus.js";
import { useUndo } from "./history.js";
import "./rules.css";

/** @import { Editing } from "./editing.js" */

/** @typedef {ReturnType<typeof useEditor>} Editor */

/**
 * @param {{ text: string, variants?: string[], defaultVariant?: string | null, evaluators?: Record<string, string>, attributes?: string[], readOnly?: boolean, onChange: (text: string) => void }} properties
 *   `evaluators`: JSON text of each by its name; `attributes`: suggestions
 */
export function useEditor({ text, variants = [], defaultVariant = null, evaluators = {}, attributes = [], readOnly = false, onChange }) {
  const history = useUndo(text, onChange);
  const focus = useFocus();
  const [said, say] = useState("");
  /** @type {Editing} */
  const editing = {
    variants,
    defaultVariant,
    evaluators,
    attributes,
    readOnly,
    focusNext: focus.next,
    replace: (node, wanted, typing) => history.change(patch(text, node, wanted), typing),
  };
  return { editing, history, focus, said, say };
}

/**
 * `head` stands beside the buttons for undo and redo.
 *
 * @param {{ editor: Editor, label: string, head?: unknown, children?: unknown }} properties
 */
export function Frame({ editor: { editing, history, focus, said, say }, label, head, children }) {
  const words = texts.rules.editor;
  const undo = () => {
    say(words.undone);
    history.undo();
  };
  const redo = () => {
    say(words.redone);
    history.redo();
  };
  return html`<${EditingContext.Provider} value=${editing}>
    <section class="rules" ref=${focus.root} aria-label=${label} onFocusIn=${focus.onFocusIn}>
      <div class="rules-top">
        <p class="quiet grow">${head}</p>
        ${!editing.readOnly &&
        (history.canUndo || history.canRedo) &&
        html`<span class="rules-undo">
          <${Button} kind="quiet" size="small" icon=${undoIcon} label=${words.undo} disabled=${!history.canUndo} onClick=${undo} />
          <${Button} kind="quiet" size="small" icon=${redoIcon} label=${words.redo} disabled=${!history.canRedo} onClick=${redo} />
        </span>`}
      </div>
      ${children}
      <div class="hidden-text" role="status" aria-live="polite">${said}</div>
    </section>
  <//>`;
}
