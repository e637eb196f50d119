// What every part of the editor needs to know and may do.

import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** @import { JsonNode } from "../../model/json/nodes.js" */
/** @import { Wanted } from "../../model/json/wanted.d.ts" */

/**
 * @typedef {object} Editing
 * @property {string[]} variants
 * @property {string | null} defaultVariant
 * @property {Record<string, string>} evaluators name → JSON text
 * @property {string[]} attributes suggestions
 * @property {boolean} readOnly
 * @property {(selector: string) => void} focusNext name the part that gets the focus after a change
 * @property {(node: JsonNode, wanted: Wanted, typing?: string) => void} replace change a part of the
 *   text; changes with the same `typing` that follow each other are undone together
 */

export const EditingContext = createContext(/** @type {Editing | null} */ (null));

/** @returns {Editing} */
export function useEditing() {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("A part of the rules editor stands outside of it.");
  return editing;
}
