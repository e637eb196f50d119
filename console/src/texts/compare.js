/** Sentences of the matrix of flags and environments. */

import { plural } from "./numbers.js";

export const texts = {
  /** @param {string} application */
  title: (application) => `Compare ${application}`,
  table: "Flags by environment",
  search: "Search flags",
  reference: "Compare with",
  onlyDiffering: "Only differing",
  /** @param {number} differing @param {number} all */
  counts: (differing, all) => `${differing.toLocaleString("en")} of ${plural(all, "flag")} ${differing === 1 ? "differs" : "differ"}`,
  /** @param {number} loaded */
  loading: (loaded) => `${loaded.toLocaleString("en")} loaded…`,
  flag: "Flag",
  isReference: "reference",
  missing: "not there",
  differs: "differs",
  reasons: {
    missing: "The flag is not there",
    extra: "The flag is only here",
    state: "The state differs",
    definition: "The definition differs",
    evaluator: "An evaluator that it uses differs",
  },
  on: "on",
  off: "off",
  /** @param {string} key @param {string} one @param {string} other */
  open: (key, one, other) => `${key}: difference between ${one} and ${other}`,
  emptyTitle: "Nothing to compare",
  emptyText: "Environments of one application have names that differ behind the last dot, such as shop.staging and shop.production.",
  /** @param {string} application */
  emptyCommand: (application) => `flagstaff flag-sets create ${application}.staging`,
  sameTitle: "No differences",
  sameText: "Every flag is the same in all environments.",
  nothingFound: "No flag fits",
  nothingFoundText: "Search for less, or show the flags that do not differ, too.",
  noFlagsTitle: "No flags yet",
  noFlagsText: "None of these environments has a flag.",
  /** @param {string} one @param {number} version @param {string} other @param {number} otherVersion */
  fractional: (one, version, other, otherVersion) =>
    `${one} buckets by version ${version} of fractional, ${other} by version ${otherVersion}: the same split gives many users another variant.`,

  difference: {
    from: "From",
    to: "To",
    turn: "Other direction",
    /** @param {string} key */
    title: (key) => `Difference of ${key}`,
    /** @param {string} from @param {string} to */
    caption: (from, to) => `What a copy from ${from} changes in ${to}:`,
    /** @param {string} to */
    copy: (to) => `Copy to ${to}`,
    /** @param {string} name */
    missing: (name) => `The flag is not in ${name}. Turn the direction around to copy it there.`,
    same: "The definitions are the same. What differs is an evaluator that the flag uses.",
    openFlag: "Open flag",
    close: "Close",
  },
};
