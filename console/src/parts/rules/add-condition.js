import plus from "lucide-static/icons/plus.svg";
import { negation } from "../../model/rules/conditions.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Menu } from "../menu.js";
import { useEditing } from "./editing.js";
import { newTest } from "./new.js";

/** @import { Condition } from "../../model/rules/conditions.js" */
/** @import { Wanted } from "../../model/json/wanted.d.ts" */

/**
 * Buttons that add to a group, or make a group of a single condition. What is new never fits until
 * it is filled in.
 *
 * @param {{ condition: Condition }} properties
 */
export function AddCondition({ condition }) {
  const { attributes, evaluators, focusNext, replace } = useEditing();
  const words = texts.rules.editor;
  const [evaluator] = Object.keys(evaluators);

  /** @param {Wanted} wanted */
  function add(wanted) {
    // A single condition becomes a group that begins where it begins.
    focusNext(`[data-group="${condition.node.start}"] > ul > li:last-child :is(input, select)`);
    if (condition.kind !== "group") {
      replace(condition.node, { and: [condition.node, wanted] });
      return;
    }
    const nodes = condition.conditions.map(({ node }) => node);
    replace(condition.node, negation(condition, { [condition.mode]: [...nodes, wanted] }, condition.negated));
  }

  const other = condition.kind === "group" && condition.mode === "or" ? "and" : "or";
  const items = [
    evaluator !== undefined && { label: words.addReference, onSelect: () => add({ $ref: evaluator }) },
    { label: words.addGroup, onSelect: () => add({ [other]: [newTest(attributes)] }) },
    { label: words.addMissing, onSelect: () => add({ missing: [attributes[0] ?? "email"] }) },
  ];
  return html`<div class="rules-adding">
    <${Button} kind="quiet" size="small" icon=${plus} onClick=${() => add(newTest(attributes))}>${words.addCondition}<//>
    <${Menu} items=${items} button=${{ kind: "quiet", size: "small", icon: plus }}>${words.addMore}<//>
  </div>`;
}
