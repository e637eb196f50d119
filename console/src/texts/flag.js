/** The page of a flag. */

import { say, value } from "../model/say.js";
import { plural } from "./numbers.js";

export const flag = {
  /** @param {string} key */
  gone: (key) => `There is no flag ${key}`,
  goneText: "It was deleted, or never existed. If it has a history, a former version can be brought back.",
  goneCommand: (/** @type {string} */ set) => `flagstaff flags list --flag-set ${set}`,
  copyKey: "Copy the key",
  on: "On",
  off: "Off",
  state: "State of the flag",
  /** @param {boolean} isOn */
  switched: (isOn) => (isOn ? "Switch on" : "Switch off"),
  stale: "stale",
  staleWhy: {
    "not-evaluated": "Nothing has evaluated it for a long time.",
    "one-variant": "For a long time all callers got one variant.",
  },
  permanent: "permanent",
  rollout: "Everyone else",
  rolloutAll: "Everyone",
  noRollout: "as the targeting computes",
  callersDefault: "the caller’s default",
  /** @param {number} count */
  rules: (count) => plural(count, "rule"),
  evaluated: "Last evaluated",
  never: "never",
  lastDay: "Last 24 hours",
  /** @param {number} count */
  evaluations: (count) => plural(count, "evaluation"),
  owner: "Owner",
  links: "Links",
  more: "More",
  copyTo: "Copy to another set…",
  remove: "Delete…",
  sections: "Parts of the flag",
  tabs: {
    rules: "Rules",
    variants: "Variants",
    metadata: "Metadata",
    try: "Try it",
    statistics: "Statistics",
    overrides: "Only me",
    history: "History",
    plan: "Plan",
  },
  json: "Definition as JSON",
  showJson: "Show JSON",
  hideJson: "Hide JSON",
  format: "Format",
  notJson: "The definition is not valid JSON. Correct it in the JSON editor first.",
  /** @param {number} line @param {string} message */
  faultAt: (line, message) => `Line ${line}: ${message}`,
  fromMemory: "From memory: the database is away. Changes can be saved when it is back.",

  /** @param {number} count */
  unsaved: (count) => (count ? `${plural(count, "change")} not saved` : "Not saved"),
  faults: (/** @type {number} */ count) => plural(count, "fault"),
  discard: "Discard",
  discarded: "Changes discarded.",
  review: "Review and save",
  /** @param {string} key */
  saveTitle: (key) => `Save ${key}`,
  saved: (/** @type {number} */ revision) => `Saved as revision ${revision}.`,
  undoComment: (/** @type {number} */ revision) => `Undo revision ${revision}`,

  meanwhile: {
    /** @param {string | null} who */
    title: (who) => (who ? say`Changed meanwhile by ${value(who)}` : say`Changed meanwhile`),
    /** @param {string | null} who */
    deleted: (who) => (who ? say`Deleted meanwhile by ${value(who)}` : say`Deleted meanwhile`),
    text: "Your edit is kept. Compare both, then take the other version or apply your edit to it.",
    see: "See",
    theirs: "Their change",
    mine: "Your change",
    takeTheirs: "Take theirs",
    keepMine: "Keep mine",
    took: "Your edit was discarded.",
    /** @param {string[]} parts */
    overlaps: (parts) => say`Both changed ${value(parts.join(", "))}. “Keep mine” uses your version of it, and keeps their other changes.`,
    apart: "The two changes do not touch each other. “Keep mine” keeps both.",
    again: "“Keep mine” creates the flag again.",
  },

  variants: {
    name: "Name",
    value: "Value",
    /** @param {string} name */
    valueOf: (name) => `Value of ${name}`,
    /** @param {string} name */
    nameOf: (name) => `Name of ${name}`,
    default: "Default",
    defaultHint: "For everyone whom no rule gives another one.",
    noDefault: "None: callers use their own default",
    uses: "Used",
    add: "Add variant",
    /** @param {string} name */
    remove: (name) => `Remove ${name}`,
    removeTitle: (/** @type {string} */ name) => `Remove the variant ${name}?`,
    usedIn: "It is used here:",
    instead: "Put in its place",
    removeAction: "Remove",
    asDefault: "default",
    inRules: (/** @type {number} */ count) => plural(count, "place") + " in the rules",
    unused: "not used",
    kind: "Kind of value",
    kinds: { boolean: "true or false", string: "text", number: "number", object: "JSON object" },
    mixed: "The values have different kinds. Correct them in the JSON editor.",
    taken: "Another variant has this name.",
    nameMissing: "A variant needs a name.",
    badNumber: "This is no number.",
    badObject: "This is no JSON object.",
    firstName: "variant",
    hint: "A renamed variant is renamed in the rules and as the default, too.",
  },

  metadata: {
    name: "Name",
    value: "Value",
    kind: "Kind",
    kinds: { string: "Text", number: "Number", boolean: "True or false" },
    add: "Add",
    /** @param {string} name */
    remove: (name) => `Remove ${name}`,
    /** @param {string} name */
    valueOf: (name) => `Value of ${name}`,
    /** @param {string} name */
    nameOf: (name) => `Name of ${name}`,
    /** @param {string} name */
    kindOf: (name) => `Kind of ${name}`,
    empty: "No metadata",
    emptyText: "An owner, a description, a link to the ticket: whatever helps others. SDKs get it with each answer.",
    taken: "There is already metadata with this name.",
    badNumber: "This is no number.",
    hint: "Flags with permanent = true are never stale. Links (https://…) are shown at the top of the page.",
  },

  overrides: {
    title: "On for me",
    text: "Fix a variant for one targeting key. It wins over every rule, but not over a disabled flag.",
    key: "Targeting key",
    keyHint: "As the application sends it: often a user’s id. Kept in this browser.",
    variant: "Variant",
    set: "Fix variant",
    list: "Fixed for",
    since: "Changed",
    none: "Nobody has a fixed variant of this flag.",
    /** @param {string} key */
    remove: (key) => `Remove the override of ${key}`,
    removed: (/** @type {string} */ key) => `Removed the override of ${key}.`,
    made: (/** @type {string} */ key, /** @type {string} */ variant) => `${key} now gets ${variant}.`,
    /** @param {string} key @param {string} variant */
    ask: (key, variant) => `Give ${variant} to ${key}?`,
    /** @param {string} key */
    askRemove: (key) => `Remove the override of ${key}?`,
    off: "This set does not read stored contexts, so overrides have no effect yet.",
    offText: "When this is on, each evaluation of the set reads the stored context of its targeting key.",
    switchOn: "Switch on stored contexts",
    /** @param {string} set */
    switchTitle: (set) => `Read stored contexts in ${set}?`,
    switched: "Evaluations read stored contexts now.",
    disabled: "The flag is off: nobody gets a variant, overrides included.",
    more: "Show more",
    gone: "variant does not exist",
  },

  statistics: {
    range: "Range",
    ranges: { day: "24 hours", week: "7 days", month: "30 days" },
    none: "No evaluations in this time",
    noneText: "Counts appear some seconds after an evaluation. flagd sidecars are not counted.",
    total: "Evaluations",
    variant: "Variant",
    share: "Share",
    noVariant: "no variant",
    errors: "errors",
    time: "Time",
    chart: "Evaluations by variant over time",
    table: "The numbers as a table",
    unknown: "no longer a variant",
  },

  history: {
    none: "No history",
    noneText: "Changes of this flag appear here.",
    bringBack: "Bring back",
    /** @param {string} key @param {number} revision */
    backTitle: (key, revision) => `Bring ${key} back to revision ${revision}`,
    backComment: (/** @type {number} */ revision) => `Back to revision ${revision}`,
    back: (/** @type {number} */ revision) => `Brought back as revision ${revision}.`,
    current: "now",
    more: "Show older versions",
    revision: (/** @type {number} */ revision) => `r${revision}`,
  },

  copy: {
    /** @param {string} key */
    title: (key) => `Copy ${key} to another set`,
    set: "To",
    hint: "The difference is shown before anything changes. Evaluators are those of the other set.",
    action: "Compare…",
    noSets: "The API key may see no other set.",
    /** @param {string} key @param {string} set */
    sheet: (key, set) => `Copy ${key} to ${set}`,
    button: "Copy",
    done: (/** @type {string} */ set) => `Copied to ${set}.`,
    open: "Open",
    unsaved: "The saved version is copied, without your unsaved changes.",
  },

  deleting: {
    /** @param {string} key */
    title: (key) => `Delete ${key}`,
    text: "Callers use their own default from then on. The history stays, and any version can be brought back.",
    action: "Delete",
    done: (/** @type {string} */ key) => `Deleted ${key}.`,
    type: (/** @type {string} */ key) => `Type ${key} to confirm`,
  },
};
