/** The sheet before a change is saved. */

import { say, value } from "../model/say.js";
import { number } from "./numbers.js";

export const save = {
  difference: "What changes",
  nothing: "Nothing changes: this text is already stored.",
  warnings: "Warnings",
  impact: "Impact",
  /** @param {"stored" | "sample"} source @param {number} contexts */
  noContexts: (source, contexts) =>
    contexts === 0 && source === "stored" ? "The set has no stored contexts." : "",
  source: "Compared for",
  stored: "Stored contexts",
  /** @param {number} count */
  sample: (count) => `${number(count)} made-up targeting keys`,
  sampleHint: "Made-up keys have no attributes, so rules about attributes do not match.",
  /** @param {number} moved @param {number} contexts */
  moved: (moved, contexts) =>
    moved === 0
      ? say`None of ${number(contexts)} gets another value.`
      : say`${number(moved)} of ${number(contexts)} get another value.`,
  from: "From",
  to: "To",
  number: "Number",
  share: "Share",
  examples: "For example",
  /** @param {import("../../api-types").components["schemas"]["ImpactSide"]} side */
  side: (side) =>
    side.errorCode
      ? say`error ${value(side.errorCode)}`
      : side.variant === null || side.variant === undefined
        ? say`the caller’s default`
        : say`${value(side.variant)}`,
  comment: "Comment",
  commentHint: "Reason for the change. Shown in the history.",
  back: "Back to editing",
  /** @param {string} set */
  production: (set) => say`${value(set)} is a production set: callers get this at once.`,
  flag: "Flag",
  evaluator: "Evaluator",
  flag_set: "Properties of the set",
};
