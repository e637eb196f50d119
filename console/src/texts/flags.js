/** Sentences of the flags of a set: the list, what is done to flags, import and export. */

import { plural } from "./numbers.js";

const flags = (/** @type {number} */ count) => plural(count, "flag");

/** @param {string[]} keys */
const named = (keys) => (keys.length === 1 ? keys[0] : flags(keys.length));

export const texts = {
  /** @param {number} shown @param {number} all */
  found: (shown, all) => (shown === all ? flags(all) : `${shown.toLocaleString("en")} of ${flags(all)}`),
  /** @param {number} loaded */
  loading: (loaded) => `${loaded.toLocaleString("en")} loaded…`,
  /** @param {number} revision */
  revision: (revision) => `r${revision}`,
  /** @param {number} revision */
  revisionTitle: (revision) => `Revision ${revision} of the flag set`,
  live: {
    live: "Live",
    connecting: "Connecting",
    lost: "Every 5\u00a0s",
    off: "Not followed",
  },
  liveTitle: {
    live: "Changes made elsewhere appear at once.",
    connecting: "Connecting to the event stream.",
    lost: "There is no event stream: the console asks for changes every 5 seconds.",
    off: "Changes made elsewhere appear after a reload.",
  },

  search: "Search flags",
  searchPlaceholder: "Search keys, or owner:name",
  newFlag: "New flag",
  import: "Import",
  export: "Export",
  more: "More actions",
  table: "Flags",
  columns: {
    select: "Select",
    state: "State",
    key: "Key",
    type: "Type",
    rollout: "Serves",
    owner: "Owner",
    evaluated: "Evaluated",
    changed: "Changed",
  },
  selectAll: "Select all flags that are shown",
  /** @param {string} key */
  select: (key) => `Select ${key}`,
  /** @param {string} key */
  enabled: (key) => `${key} is enabled`,

  anyState: "Any state",
  on: "On",
  off: "Off",
  anyType: "Any type",
  types: { boolean: "boolean", string: "string", number: "number", object: "object" },
  changedAny: "Changed any time",
  ranges: { "1h": "Last hour", "24h": "Last 24 hours", "7d": "Last 7 days", "30d": "Last 30 days" },
  staleAny: "Stale or not",
  staleOnly: "Stale only",
  plannedAny: "Planned or not",
  plannedOnly: "Planned only",
  /** @param {string} name */
  anyValue: (name) => `Any ${name}`,
  clear: "Clear filters",
  filters: "Filters",
  filtersChosen: (/** @type {number} */ count) => `Filters (${count})`,

  rules: (/** @type {number} */ count) => plural(count, "rule"),
  noVariant: "caller’s default",
  computed: "computed",
  /** @param {string} share @param {string} variant */
  share: (share, variant) => `${share} ${variant}`,
  /** @param {string} share @param {string} variant */
  inRule: (share, variant) => `${share} ${variant} in a rule`,
  never: "never",
  staleWord: "stale",
  staleWhy: {
    "not-evaluated": "Not evaluated for a long time",
    "one-variant": "The same variant for every caller for a long time",
  },
  plan: {
    schedule: (/** @type {string} */ when) => `A change is scheduled${when && ` ${when}`}`,
    rollout: {
      waiting: (/** @type {string} */ when) => `A rollout begins${when && ` ${when}`}`,
      running: (/** @type {string} */ when) => `A rollout is running${when && `, next step ${when}`}`,
      paused: () => "A rollout is paused",
    },
    /** @param {number} count */
    more: (count) => `, and ${count} more planned`,
  },
  /** @param {string} who */
  by: (who) => `by ${who}`,

  emptyTitle: "No flags yet",
  emptyText: "A flag decides which variant a caller gets. Create the first one, or import a file with flagd definitions.",
  /** @param {string} set */
  emptyCommand: (set) => `flagstaff load flags.json --flag-set ${set}`,
  nothingFound: "No flag fits",
  nothingFoundText: "No flag has all of that. Remove a filter, or search for less.",

  keys: {
    search: "Search",
    next: "Next flag",
    previous: "Previous flag",
    select: "Select the flag",
    open: "Open the flag, as Enter does",
    toggle: "Switch the flag on or off",
    create: "New flag",
    first: "First flag",
    last: "Last flag",
    escape: "Select nothing",
  },

  /** @param {string} key @param {boolean} on */
  toggled: (key, on) => `${key} is ${on ? "on" : "off"}`,
  /** @param {string} key @param {string} who */
  changedMeanwhile: (key, who) => `${key} was changed meanwhile${who ? ` by ${who}` : ""}. It is shown as it is now; nothing was done.`,
  /** @param {string} key */
  deletedMeanwhile: (key) => `${key} was deleted meanwhile.`,
  notUndone: "It was changed meanwhile, and is not undone.",

  /** @param {string[]} keys @param {boolean} on @param {string} set */
  askToggle: (keys, on, set) => `Switch ${named(keys)} ${on ? "on" : "off"} in ${set}?`,
  askProduction: "This is a production flag set: callers get the change at once.",
  turnOn: "Switch on",
  turnOff: "Switch off",

  bulk: {
    label: "Selected flags",
    selected: (/** @type {number} */ count) => `${count.toLocaleString("en")} selected`,
    /** @param {number} count */
    hidden: (count) => `(${count.toLocaleString("en")} not shown)`,
    enable: "Enable",
    disable: "Disable",
    copy: "Copy to…",
    delete: "Delete…",
    clear: "Select nothing",
    /** @param {string | null} who */
    meanwhile: (who) => (who ? `Changed meanwhile by ${who}` : "Changed or deleted meanwhile"),
    /** @param {number} count */
    notUndone: (count) => `${flags(count)} were changed meanwhile, and are not undone.`,
    /** @param {number} count @param {boolean} on */
    toggled: (count, on) => `${flags(count)} switched ${on ? "on" : "off"}`,
    /** @param {number} count */
    deleted: (count) => `${flags(count)} deleted`,
    /** @param {number} count @param {string} set */
    copied: (count, set) => `${flags(count)} copied to ${set}`,
    /** @param {number} count */
    undone: (count) => `${flags(count)} as before`,
    /** @param {number} count */
    unchanged: (count) => `Nothing changed: ${count === 1 ? "the flag was" : "all flags were"} like that already`,
    failedTitle: (/** @type {number} */ count) => `${flags(count)} could not be changed`,
    failedText: "Other flags that were selected are changed. Each of these says why it is not:",
    /** @param {string[]} keys @param {string} set */
    askDelete: (keys, set) => `Delete ${named(keys)} from ${set}?`,
    deleteText: "Callers get their own defaults from then on. The history stays, and Undo brings them back.",
    names: "Flags",
    comment: "Comment",
    commentHint: "For the history: why",
  },

  copying: {
    /** @param {string[]} keys */
    title: (keys) => `Copy ${named(keys)}`,
    to: "To the flag set",
    looking: "Comparing…",
    new: "new there",
    changes: "changes",
    same: "same already",
    refused: "cannot be copied",
    action: (/** @type {number} */ count) => `Copy ${flags(count)}`,
    nothing: "All of these flags are the same there.",
    noOther: "There is no other flag set that this API key may change.",
    show: "Difference",
    warning: "warning",
  },

  create: {
    title: "New flag",
    key: "Key",
    keyHint: "Callers ask for the flag by this key. It cannot be changed later.",
    keyMissing: "Enter a key.",
    /** @param {string} key */
    exists: (key) => `There is a flag ${key} already.`,
    type: "Type of value",
    variants: "Variants",
    variantName: "Name of the variant",
    variantValue: "Value of the variant",
    addVariant: "Add variant",
    removeVariant: "Remove variant",
    default: "Default variant",
    defaultHint: "Callers get it unless a rule gives them another.",
    noDefault: "None: the caller’s own default",
    owner: "Owner",
    ownerHint: "Stands in the metadata. Optional.",
    enabled: "Enabled from the start",
    enabledHint: "A disabled flag gives every caller their own default.",
    action: "Create flag",
    /** @param {string} key @param {string} set */
    ask: (key, set) => `Create ${key} in ${set}?`,
    nameMissing: "Each variant has a name.",
    nameTwice: (/** @type {string} */ name) => `Two variants have the name ${name}.`,
    notNumber: "A number, such as 10 or 2.5",
    notObject: 'An object in JSON, such as {"size": 10}',
    created: (/** @type {string} */ key) => `${key} was created`,
  },

  importing: {
    /** @param {string} set */
    title: (set) => `Import into ${set}`,
    drop: "Drop a flagd file here, or choose one",
    dropHint: "JSON or YAML with flags, as flagd reads it and Export writes it. Nothing changes before you have seen the difference.",
    choose: "Choose file",
    another: "Another file",
    mode: "What happens to flags that are not in the file",
    keep: "Keep them: only add and change",
    keepHint: "Properties and metadata of the flag set stay as they are.",
    replace: "Delete them: make the flag set equal to the file",
    replaceHint: "Properties and metadata of the flag set become the file’s, where it has some.",
    /** @param {number} line @param {number} column */
    place: (line, column) => `Line ${line}, column ${column}`,
    /** @param {string} kind */
    notRead: (kind) => `This file is not ${kind}`,
    unread: "This file cannot be read",
    tooLarge: "This file is too large: a document has at most 32\u00a0MB.",
    refused: "The server refuses this file",
    looking: "Comparing with the flag set…",
    same: "The flag set is like this already: nothing to import.",
    counts: { new: "new", changed: "changed", deleted: "deleted" },
    kinds: { flag: "", evaluator: "evaluator", flag_set: "flag set" },
    difference: "Difference",
    warnings: "Warnings",
    /** @param {number} count */
    more: (count) => `and ${count.toLocaleString("en")} more`,
    /** @param {number} count */
    apply: (count) => `Import ${plural(count, "change")}`,
    applied: (/** @type {number} */ count, /** @type {string} */ set) => `${plural(count, "change")} imported into ${set}`,
    /** @param {number} count @param {string} set */
    ask: (count, set) => `Import ${plural(count, "change")} into ${set}?`,
    /** @param {number} count */
    askDeleted: (count) => `${flags(count)} will be deleted.`,
    meanwhile: "The flag set was changed meanwhile. The difference was made anew: look at it again.",
    undone: "The import was undone",
  },
};
