/** The history of a set: its filter, its entries, and how a version is brought back. */

import { say, value } from "../model/say.js";

export const history = {
  filter: "Filter of the history",
  who: "Who",
  everybody: "Everybody",
  whoHint: "Name of the API key",
  what: "What",
  kinds: { "": "Everything", flag: "Flags", evaluator: "Evaluators", flag_set: "Properties of the set" },
  name: { flag: "Key of the flag", evaluator: "Name of the evaluator" },
  all: { flag: "All flags", evaluator: "All evaluators" },
  when: "When",
  anyTime: "Any time",
  /** @type {[string, string][]} */
  spans: [
    ["1h", "Last hour"],
    ["24h", "Last 24 hours"],
    ["7d", "Last 7 days"],
    ["30d", "Last 30 days"],
  ],
  days: "Between days…",
  from: "From",
  to: "To",
  clear: "Clear the filter",
  none: "No change matches",
  noneText: "Nobody changed this, or not in this time.",
  older: "Show older changes",
  download: "Download as CSV",
  today: "Today",
  yesterday: "Yesterday",
  /** @param {number} revision */
  revision: (revision) => `r${revision}`,
  /** @param {number} revision */
  revisionOf: (revision) => `Revision ${revision}`,
  show: "Show the difference",
  /** @param {number} count */
  things: (count) => `${count} things changed`,
  bringBack: "Bring back",
  bringBackHint: "Make it again as it was after this change",
  undo: "Undo this change",
  setBack: (/** @type {number} */ revision) => `Bring the whole set back to revision ${revision}`,
  tryThen: (/** @type {number} */ revision) => `Try it as of revision ${revision}`,
  open: "Open it as it is now",
  kindOf: { flag: "Flag", evaluator: "Evaluator", flag_set: "Properties of" },
  /** @param {string} name @param {number} revision */
  title: (name, revision) => `Bring ${name} back to revision ${revision}`,
  /** @param {string} name */
  titleOfDeletion: (name) => `Delete ${name} again`,
  /** @param {string} name */
  titleOfUndo: (name) => `Undo the change of ${name}`,
  /** @param {string} set @param {number} revision */
  titleOfSet: (set, revision) => `Bring ${set} back to revision ${revision}`,
  textOfSet: "All flags, evaluators and properties become as they were then, in one change that can be undone like any other.",
  /** @param {string} name @param {number} revision */
  done: (name, revision) => `${name} changed, as revision ${revision}.`,
  nothing: "It is like that already.",
  comment: {
    /** @param {number} revision */
    back: (revision) => `Brought back from revision ${revision}.`,
    /** @param {number} revision */
    undone: (revision) => `Undid revision ${revision}.`,
  },
  /** @param {string} actor */
  onlyOf: (actor) => say`Only changes by ${value(actor)}`,
};
