// What is new: it fits nobody and gives nobody anything until it is filled in.

/** @import { Wanted } from "../../model/json/wanted.d.ts" */

/**
 * A test that never fits: its attribute is one of no values.
 *
 * @param {string[]} attributes
 * @returns {Wanted}
 */
export function newTest(attributes) {
  return { in: [{ var: attributes[0] ?? "email" }, []] };
}

/**
 * The variant that a new rule answers: the first one that is not the default.
 *
 * @param {string[]} variants
 * @param {string | null} defaultVariant
 */
export function newAnswer(variants, defaultVariant) {
  return variants.find((name) => name !== defaultVariant) ?? variants[0] ?? null;
}
