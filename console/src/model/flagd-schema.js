/** Written by flagd-schema.mjs from the schemas that flagd publishes (Apache-2.0). */

/** The members of a flag, and the values of those that have a fixed list.
 * @type {Record<string, string[]>} */
export const MEMBERS = {
  "state": ["ENABLED","DISABLED"],
  "defaultVariant": [],
  "targeting": [],
  "metadata": [],
  "variants": [],
};

/** The operators of targeting: fewest and most operands. 0 and 0: one operand without a list.
 * @type {Record<string, [number, number | null]>} */
export const OPERATORS = {
  "var": [0, 0],
  "missing": [1, null],
  "missing_some": [2, 2],
  "substr": [2, 3],
  "<": [2, 3],
  "<=": [2, 3],
  "if": [1, null],
  "==": [2, 2],
  "===": [2, 2],
  "!=": [2, 2],
  "!==": [2, 2],
  ">": [2, 2],
  ">=": [2, 2],
  "%": [2, 2],
  "/": [2, 2],
  "map": [2, 2],
  "filter": [2, 2],
  "all": [2, 2],
  "none": [2, 2],
  "some": [2, 2],
  "in": [2, 2],
  "reduce": [3, 3],
  "*": [2, null],
  "!": [0, 0],
  "!!": [0, 0],
  "or": [1, null],
  "and": [1, null],
  "+": [1, null],
  "-": [1, null],
  "max": [1, null],
  "min": [1, null],
  "merge": [1, null],
  "cat": [1, null],
  "starts_with": [2, 2],
  "ends_with": [2, 2],
  "sem_ver": [3, 3],
  "fractional": [1, null],
  "$ref": [0, 0],
};

/** The middle operand of sem_ver. */
export const COMPARISONS = ["=","!=",">","<",">=","<=","~","^"];
