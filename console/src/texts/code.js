/** The editor of JSON: what its suggestions are. */

/** @type {Record<string, string>} */
const kinds = {
  member: "member",
  operator: "operator",
  variant: "variant",
  attribute: "attribute",
  evaluator: "evaluator",
  value: "value",
  metadata: "metadata",
};

/** @type {Record<string, string>} */
const members = {
  state: "ENABLED or DISABLED. A disabled flag returns no value; callers use their own default.",
  variants: "The values that the flag can return, by name. All are of one kind.",
  defaultVariant:
    "The variant for everyone whom targeting gives none. With null, callers use their own default.",
  targeting: "The rule that decides which variant a context gets.",
  metadata: "Texts, numbers and true or false about the flag, such as its owner.",
};

/** @type {Record<string, string>} */
const operators = {
  var: "Reads an attribute of the context. A path such as user.plan goes into objects.",
  missing: "Returns those of the named attributes that the context does not have.",
  missing_some: "Returns the missing attributes if fewer than so many are there.",
  if: "The first condition that holds decides; the last operand is for everyone else.",
  "?:": "Like if.",
  "==": "Two texts are compared as texts, anything else as numbers.",
  "===": "Equal, and of the same type.",
  "!=": "The opposite of ==.",
  "!==": "The opposite of ===.",
  "<": "Less. With three operands: the second is between the other two.",
  "<=": "At most. With three operands: the second is from the first to the third.",
  ">": "Greater.",
  ">=": "At least.",
  "!": "True if the operand is false, missing, 0 or empty.",
  "!!": "True unless the operand is false, missing, 0 or empty.",
  and: "The first operand that is false decides, otherwise the last.",
  or: "The first operand that is true decides, otherwise the last.",
  in: "Whether a list has the member, or a text contains the text.",
  contains_all: "Whether the first list has all members of the second.",
  contains_any: "Whether the first list has a member of the second.",
  contains_none: "Whether the first list has no member of the second.",
  starts_with: "Whether a text begins with another one.",
  ends_with: "Whether a text ends with another one.",
  cat: "Joins texts.",
  substr: "A part of a text: start, and number of characters. A negative start counts from the end.",
  sem_ver: "Compares versions: =, !=, <, <=, >, >=, ^ (same major), ~ (same major and minor).",
  fractional: "Splits callers by weights. The same targeting key always gets the same variant.",
  $ref: "An evaluator of the flag set.",
  "+": "Sum. With one operand: the number that a text says.",
  "-": "Difference. With one operand: its opposite.",
  "*": "Product.",
  "/": "Quotient.",
  "%": "Remainder.",
  min: "The least of the numbers.",
  max: "The greatest of the numbers.",
  merge: "Joins lists.",
  map: "Applies a rule to each member of a list.",
  filter: "The members of a list for which a rule holds.",
  reduce: "Combines a list into one value. The rule reads current and accumulator.",
  all: "Whether a rule holds for all members of a list.",
  some: "Whether a rule holds for a member of a list.",
  none: "Whether a rule holds for no member of a list.",
};

export const code = {
  kinds,
  members,
  operators,
  suggestions: "Suggestions",
  /** @param {number} line */
  line: (line) => `Line ${line}:`,
};
