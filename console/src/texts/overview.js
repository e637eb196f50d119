// Sentences of the overview.

import { plural } from "./numbers.js";

/** @type {Record<string, string>} */
const kinds = { flag: "the flag", evaluator: "the evaluator", flag_set: "the flag set" };

export const overview = {
  title: "Overview",
  filter: "Filter by name",
  newSet: "New flag set",
  environment: "Environment",
  flags: "Flags",
  evaluations: "Evaluations, last 24\u00a0h",
  attention: "Attention",
  lastChange: "Last change",
  /** @param {number} count */
  environments: (count) => plural(count, "environment"),
  /** @param {number} count */
  flagsUnit: (count) => (count === 1 ? "flag" : "flags"),
  /** @param {number} count */
  flagCount: (count) => plural(count, "flag"),
  /** @param {number} count */
  evaluationCount: (count) => `${plural(count, "evaluation")} in the last 24 hours`,
  /** @param {number} count */
  stale: (count) => `${count} stale`,
  staleTitle: "Flags that were not evaluated for long, or returned one variant to everybody",
  /** @param {number} count */
  planned: (count) => `${count} planned`,
  plannedTitle: "Schedules and rollouts that have not ended",
  unchanged: "Never changed",
  unknown: "Not known while the database is away",
  alone: "no environment",
  /** @param {number} count */
  showMore: (count) => `Show ${plural(count, "more application")}`,
  noneFound: "No application has this in its name",
  /** @param {string} text */
  noneFoundText: (text) => `Nothing matches “${text}”.`,
  clear: "Clear filter",
  emptyTitle: "No flag set yet",
  emptyText:
    "A flag set holds the flags of one application in one environment. Name it after both, such as shop.production: what stands before the last dot is the application.",
  emptyForReader: "A flag set holds the flags of one application in one environment. Creating one needs an API key with the scope admin.",
  /** @param {{kind: string, name: string, did: string, total: number}} change */
  change: ({ kind, name, did, total }) => (total > 1 ? `changed ${total.toLocaleString("en")} things` : `${did} ${kinds[kind]}`),
  /** Whether the name of the thing stands behind the sentence.
   * @param {{kind: string, total: number}} change */
  namesIt: ({ kind, total }) => total === 1 && kind !== "flag_set",

  create: {
    title: "New flag set",
    name: "Name",
    nameHint: "Letters, digits, '.', '_' and '-'. Application and environment, with a dot between: shop.production",
    production: "This is a production set",
    productionHint: "It is marked in colour, and the console asks before each change.",
    contexts: "Use stored contexts",
    contextsHint: "Evaluations read what is stored for their targeting key.",
    action: "Create flag set",
    /** @param {string} name */
    done: (name) => `Created ${name}.`,
  },
};
