/** Evaluators: rules that the flags of a set share. */

import { say, value } from "../model/say.js";
import { plural } from "./numbers.js";

export const evaluators = {
  intro: "Rules that the flags of this set share: written once, used by name.",
  create: "New evaluator",
  search: "Search evaluators",
  name: "Name",
  rule: "Rule",
  uses: "Used by",
  changed: "Changed",
  /** @param {import("../model/uses.js").Uses} uses */
  usedBy: ({ flags, evaluators: others, indirect }) => {
    const parts = [];
    if (flags.length + indirect.length > 0) parts.push(plural(flags.length + indirect.length, "flag"));
    if (others.length > 0) parts.push(plural(others.length, "evaluator"));
    return parts.length === 0 ? "nothing yet" : parts.join(", ");
  },
  none: "No evaluators yet",
  noneText: "An evaluator is a rule with a name, such as “staff” or “Nordic countries”, that many flags can use. A change to it changes all of them.",
  /** @param {string} set */
  command: (set) => `flagstaff evaluators set staff rule.json --flag-set ${set}`,
  noMatch: "No evaluator matches",
  back: "All evaluators",
  missing: "There is no such evaluator",
  missingText: "It may have been deleted or renamed. The history knows.",
  history: "History",
  noForm: "This rule has no form, so it is edited as JSON.",
  ruleHint: "The rule as JSON. It is used in targeting as {\"$ref\": NAME}.",
  newTitle: "New evaluator",
  nameHint: "Flags use it by this name. It cannot be renamed later.",
  nameTaken: "There is an evaluator of this name.",
  nameMissing: "Give the evaluator a name.",
  save: "Review and save",
  reset: "Discard my changes",
  notJson: "The rule is not JSON yet.",
  delete: "Delete",
  inUse: "In use, so it cannot be deleted.",
  whereUsed: "Where it is used",
  flags: "Flags",
  throughOthers: "Flags, through other evaluators",
  others: "Evaluators",
  unused: "No flag and no evaluator uses it.",
  itUses: "It uses",
  /** @param {string} name */
  saveTitle: (name) => `Save the evaluator ${name}`,
  /** @param {string} name */
  deleteTitle: (name) => `Delete the evaluator ${name}`,
  /** @param {string} name @param {number} revision */
  saved: (name, revision) => `Saved ${name} as revision ${revision}.`,
  /** @param {string} name */
  deleted: (name) => `Deleted ${name}.`,
  theirs: "Changed meanwhile",
  /** @param {string} name */
  conflict: (name) => say`${value(name)} was changed meanwhile. Your text is still in the editor.`,
  keepMine: "Keep mine",
  takeTheirs: "Take theirs",
};
