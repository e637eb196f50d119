/** Words of trying out: a context, the answer to it, and as of when. */

import { say, value } from "../model/say.js";

/** @import { RowFault, Type } from "../model/context/rows.js" */

/** @type {Record<Type, string>} */
const types = { text: "Text", number: "Number", boolean: "Yes/no", json: "JSON" };

/** @type {Record<RowFault, string>} */
const faults = {
  "no-name": "Give the attribute a name.",
  twice: "There is another attribute of this name.",
  number: "Not a number. Write it as in JSON: 3, -0.5, 1e6.",
  boolean: "Choose yes or no.",
  json: "Not JSON.",
};

export const context = {
  title: "Context",
  form: "Form",
  json: "JSON",
  view: "How the context is written",
  targetingKey: "Targeting key",
  targetingKeyHint: "Who asks: rollouts and stored contexts go by it.",
  attributes: "Attributes",
  name: "Name",
  type: "Type",
  value: "Value",
  /** @param {string} name */
  valueOf: (name) => `Value of ${name}`,
  /** @param {string} name */
  typeOf: (name) => `Type of ${name}`,
  /** @param {string} name */
  remove: (name) => `Remove ${name || "this attribute"}`,
  add: "Add attribute",
  /** @param {string} name */
  addNamed: (name) => `Add ${name}`,
  readByRules: "Read by the rules:",
  yes: "yes (true)",
  no: "no (false)",
  types,
  faults,
  /** @param {number} line @param {string} message */
  jsonFault: (line, message) => `Line ${line}: ${message}`,
  clear: "Clear",
};

export const stored = {
  /** @param {string} key */
  title: (key) => say`Stored for ${value(key)}`,
  merged: "Evaluations merge these beneath the context. What the context has itself counts.",
  notRead: "This flag set does not read stored contexts, so evaluations do not see them.",
  take: "Copy into the context",
  edit: "Open",
  override: (/** @type {string} */ flag, /** @type {string} */ variant) => say`${value(flag)} fixed to ${value(variant)}`,
  nothing: "Nothing but the key is stored.",
};

export const asOf = {
  title: "As of",
  now: "Now",
  slider: "Revision",
  /** @param {number} revision */
  revision: (revision) => `Revision ${revision}`,
  /** @param {number} revision */
  present: (revision) => `Now, revision ${revision}`,
  earlier: "Earlier",
  later: "Later",
  /** @param {string} flag */
  earlierOf: (flag) => `The change of ${flag} before`,
  /** @param {string} flag */
  laterOf: (flag) => `The change of ${flag} after`,
  time: "At a time",
  contexts: "Stored contexts have no history: the present ones are used.",
  loading: "…",
  gone: "The history has no such revision.",
};

export const tryIt = {
  title: "Try it",
  intro: "What a caller with this context gets, and why. Nothing here is counted in statistics.",
  answer: "Answer",
  noValue: "The caller’s own default",
  asking: "Evaluating…",
  broken: "Mend the context to see the answer.",
  metadata: "Metadata of the answer",
  unavailable: "The stores were too slow: stored contexts are missing from this answer.",
  draft: "Your changes that are not saved yet count here.",
  allFlags: "All flags",
  backToAll: "All flags",
  flag: "Flag",
  value: "Value",
  variant: "Variant",
  reason: "Why",
  search: "Search flags",
  openFlag: "Open the flag",
  /** @param {number} shown @param {number} whole */
  count: (shown, whole) => (shown === whole ? `${whole} flags` : `${shown} of ${whole} flags`),
  noFlags: "There are no flags to evaluate",
  noFlagsText: "As soon as the flag set has flags, you see here what each gives to whom, and why.",
  noMatch: "No flag matches",
  command: "The same on the command line",
  /** Short reasons for the list of all flags. @type {Record<string, string>} */
  reasons: {
    targeting: "a rule",
    none: "no rule holds",
    default: "no rules",
    disabled: "off",
    override: "override",
    error: "failed",
  },
};
