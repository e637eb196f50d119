// Which rules are open, kept with each rule while it moves.

import { useRef, useState } from "preact/hooks";
import { deleteRule, duplicateRule, insertRule, moveRule } from "../../model/rules/edits.js";
import { texts } from "../../texts.js";
import { aligned } from "./aligned.js";
import { newAnswer, newTest } from "./new.js";

/** @import { Rule, Rules } from "../../model/rules/rules.js" */
/** @import { Row } from "./aligned.js" */
/** @import { Editing } from "./editing.js" */

/** @typedef {ReturnType<typeof useRows>} Rows */

/** The row of the "else". */
export const ELSE = "else";

/**
 * @param {Rules} rules
 * @param {(text: string, typing?: string) => void} change
 * @param {(selector: string) => void} focusNext name the part that gets the focus after the change
 * @param {(text: string) => void} setSaid tell those who do not see it
 */
export function useRows(rules, change, focusNext, setSaid) {
  const words = texts.rules.editor;
  const count = rules.rules.length;
  const last = useRef(0);
  const kept = useRef(/** @type {Row[]} */ ([]));
  const [open, setOpen] = useState(/** @type {ReadonlySet<string>} */ (new Set()));
  const [json, setJson] = useState(/** @type {ReadonlySet<string>} */ (new Set()));
  const fresh = () => `rule-${(last.current += 1)}`;

  kept.current = aligned(kept.current, rules.rules.map(sourceOf), fresh);

  /**
   * @param {string} id
   * @param {string} part a selector
   */
  const focus = (id, part) => focusNext(`[data-rule="${id}"] ${part}`);

  /** @param {number} position */
  const idAt = (position) => /** @type {Row} */ (kept.current[position]).id;

  return {
    idAt,
    /** @param {string} id */
    isOpen: (id) => open.has(id),
    /** @param {string} id */
    isJson: (id) => json.has(id),

    /** @param {string} id */
    toggle(id) {
      setOpen(toggled(open, id));
      if (open.has(id)) focus(id, ".rules-open");
    },

    /** @param {string} id */
    toggleJson(id) {
      setJson(toggled(json, id));
      if (!open.has(id)) setOpen(toggled(open, id));
      focus(id, ".rules-form :is(textarea, input, select)");
    },

    /**
     * @param {number} from
     * @param {number} to
     * @param {string} [what] the part that gets the focus
     */
    move(from, to, what = ".rules-grip") {
      if (from === to) return;
      const id = idAt(from);
      kept.current.splice(to, 0, ...kept.current.splice(from, 1));
      focus(id, what);
      setSaid(words.moved(to + 1, count));
      change(moveRule(rules, from, to));
    },

    /** @param {number} position */
    duplicate(position) {
      const id = fresh();
      kept.current.splice(position + 1, 0, { id, source: kept.current[position]?.source ?? "" });
      focus(id, ".rules-open");
      setSaid(words.duplicated(position + 1));
      change(duplicateRule(rules, position));
    },

    /** @param {number} position */
    remove(position) {
      kept.current.splice(position, 1);
      focus(kept.current[Math.min(position, count - 2)]?.id ?? ELSE, ".rules-open");
      setSaid(words.deleted(position + 1));
      change(deleteRule(rules, position));
    },

    /** @param {Editing} editing */
    add({ attributes, variants, defaultVariant }) {
      const id = fresh();
      kept.current.push({ id, source: "" });
      setOpen(toggled(open, id));
      focus(id, ".rules-form input");
      change(insertRule(rules, count, { condition: newTest(attributes), outcome: newAnswer(variants, defaultVariant) }));
    },
  };
}

/** @param {Rule} rule */
const sourceOf = ({ condition, outcome }) => `${condition.node.source} → ${outcome.node.source}`;

/**
 * @param {ReadonlySet<string>} set
 * @param {string} id
 */
function toggled(set, id) {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
