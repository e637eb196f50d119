// A condition alone, as that of a shared evaluator.

import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { ConditionForm } from "./condition-form.js";
import { Frame, useEditor } from "./frame.js";

/** @import { Condition } from "../../model/rules/conditions.js" */

/**
 * Draws a condition, which is the whole of `text`, as the form that it has in a rule of a flag. A
 * piece of JSON has no form, and nothing is drawn.
 *
 * @param {Parameters<typeof useEditor>[0] & { condition: Condition }} properties
 */
export function ConditionEditor({ condition, ...properties }) {
  const editor = useEditor(properties);
  const words = texts.rules.editor;
  if (condition.kind === "json") return null;
  return html`<${Frame} editor=${editor} label=${words.condition} head=${words.condition}>
    <div class="rules-form rules-alone"><${ConditionForm} condition=${condition} /></div>
  <//>`;
}
