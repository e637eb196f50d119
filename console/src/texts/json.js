/** Why a text is not JSON. */
export const json = {
  more: "Nothing may follow the value.",
  depth: "This is nested too deeply.",
  name: "A name in quotes is expected here.",
  colon: "A colon is expected behind the name.",
  /** @param {string} closing */
  comma: (closing) => `A comma before ${closing} is not allowed.`,
  /** @param {string} closing */
  open: (closing) => `A comma or ${closing} is expected here.`,
  string: "This string is not closed, or has a character that must be escaped.",
  value: "A value is expected here.",
  missing: "A value is missing at the end.",
  notText: "This is not UTF-8 text.",
};
