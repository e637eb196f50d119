// Sentences of the settings of a flag set, and of the editor of metadata.

export const settings = {
  title: "Settings",
  production: "This is a production set",
  productionHint: "It is marked in colour, and the console asks before each change. It stands in the metadata as production.",
  contexts: "Use stored contexts",
  contextsHint: "Evaluations read the attributes and overrides that are stored for their targeting key.",
  fractional: "Version of fractional",
  fractionalHint: "How a targeting key becomes a bucket. 2 is what flagd 0.16 and its SDKs use, 3 what its Python core 2.0 uses.",
  fractionalWarning: "Another version gives many users other variants, at once and in every rollout of this set.",
  metadata: "Metadata",
  metadataHint: "It goes with every evaluation of this set's flags. Flags may have their own beside it.",
  comment: "Comment for the history",
  save: "Save settings",
  saved: "Saved the settings.",
  nothing: "Nothing has changed.",
  conflict: "The flag set was changed meanwhile.",
  conflictText: "What you see below is what you typed. Load the present settings to go on.",
  reload: "Load the present settings",
  discard: "Discard changes",
  readOnly: "The API key may not change this flag set.",
  revision: "Revision",
  modified: "Last change",
  created: "Created",
  confirmTitle: (/** @type {string} */ set) => `Change the settings of ${set}?`,
  confirmText: "It is a production set.",

  deletion: {
    title: "Delete this flag set",
    text: "All of its flags, evaluators, stored contexts and webhooks go. Applications get their own defaults. The history stays, and a new set of the same name continues it.",
    action: "Delete flag set…",
    question: (/** @type {string} */ set) => `Delete the flag set ${set}?`,
    done: (/** @type {string} */ set) => `Deleted ${set}.`,
    confirm: "Delete flag set",
  },

  editor: {
    name: "Name",
    value: "Value",
    type: "Type",
    add: "Add",
    empty: "No metadata.",
    /** @param {string} name */
    remove: (name) => `Remove ${name || "this line"}`,
    twice: "This name stands here twice.",
    noNumber: "Not a number.",
    /** @type {Record<string, string>} */
    types: { string: "Text", number: "Number", boolean: "True or false" },
    yes: "true",
    no: "false",
  },
};
