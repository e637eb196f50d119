/** Stored contexts: attributes and overrides that are kept for a targeting key. */

import { plural } from "./numbers.js";

export const contexts = {
  intro: "Attributes and fixed variants that are kept for a targeting key, so that callers need not send them.",
  on: "Evaluations read them",
  off: "Evaluations do not read them",
  offTitle: "Evaluations of this set do not read stored contexts",
  offText: "You can fill them here already. They have no effect until evaluations read them.",
  switchOn: "Read them from now on",
  switchOff: "Stop reading them",
  /** @param {string} set */
  switchOnTitle: (set) => `Let evaluations of ${set} read stored contexts?`,
  switchOnText: "Stored attributes are merged beneath those of each call, and overrides fix variants. Callers may get other variants at once. It can be switched off again.",
  /** @param {string} set */
  switchOffTitle: (set) => `Let evaluations of ${set} ignore stored contexts?`,
  switchOffText: "Attributes and overrides stay stored and have no effect any more. Callers may get other variants at once.",
  switchedOn: "Evaluations read stored contexts now.",
  switchedOff: "Evaluations ignore stored contexts now.",
  create: "New context",
  prefix: "Targeting keys that begin with…",
  override: "With an override of…",
  key: "Targeting key",
  attributes: "Attributes",
  overrides: "Overrides",
  changed: "Changed",
  none: "No contexts are stored",
  noneText: "Store what you know about a user or a machine, such as a plan or a group, or fix a variant for one of them.",
  /** @param {string} set */
  command: (set) => `flagstaff contexts set user-1 --attribute plan=team --flag-set ${set}`,
  noMatch: "No context matches",
  noMatchText: "Search goes by the beginning of the targeting key. Upper and lower case differ.",
  more: "Show more",
  searching: "Search further",
  /** @param {number} count */
  others: (count) => `and ${count.toLocaleString("en")} more`,
  newTitle: "New context",
  keyMissing: "Give the targeting key.",
  keyTaken: "There is a context of this key. Open it instead.",
  attributesOf: "Attributes",
  view: "How the attributes are written",
  form: "Form",
  json: "JSON",
  overridesHint: "Fixes the variant of a flag for this key. It beats the rules, and never a flag that is off.",
  flag: "Flag",
  variant: "Variant",
  addOverride: "Add override",
  /** @param {string} flag */
  removeOverride: (flag) => `Remove the override of ${flag || "no flag"}`,
  noSuchFlag: "The set has no such flag, so the override has no effect.",
  noSuchVariant: "The flag has no such variant, so the override has no effect.",
  save: "Save",
  delete: "Delete",
  tryIt: "Try it",
  /** @param {string} key */
  saved: (key) => `Saved the context of ${key}.`,
  /** @param {string} key */
  deleted: (key) => `Deleted the context of ${key}.`,
  /** @param {string} key */
  deleteTitle: (key) => `Delete the context of ${key}?`,
  deleteText: "Contexts have no history: this cannot be undone.",
  noHistory: "Contexts have no history. Changes take effect at once.",
  productionText: "The set is marked as production, and its evaluations read stored contexts.",
  lost: "Somebody else has changed this context meanwhile. Load it again, or save over it.",
  load: "Load theirs",
  over: "Save mine over it",
  /** @param {number} attributes @param {number} overrides */
  counts: (attributes, overrides) => [plural(attributes, "attribute"), ...(overrides > 0 ? [plural(overrides, "override")] : [])].join(", "),
};
