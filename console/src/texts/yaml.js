/** Why a text is not YAML, or no YAML that can be JSON. The command line says the same. */
export const yaml = {
  empty: "The file is empty.",
  several: "Expected a single document in the stream, but found another document.",
  tab: "YAML is indented with spaces, and this is a tab.",
  deep: "The file is nested too deep.",
  /** @param {number} most */
  parts: (most) => `It has more than ${most.toLocaleString("en")} parts.`,
  name: "A name must be text.",
  /** @param {string} name */
  twice: (name) => `'${name}' stands here twice.`,
  itself: "It contains itself.",
  /** @param {string} tag */
  tag: (tag) => `JSON has no word for what is tagged '${tag}'.`,
  /** @param {string} what @param {string} kind */
  kind: (what, kind) => `${what} is no YAML ${kind}.`,
  sequence: "A list",
  mapping: "A mapping",
  large: "This number is too large for JSON.",
  surrogate: "Half of a surrogate pair is no text.",
  merge: "Expected a mapping or list of mappings for merging.",
  /** @param {string} name */
  alias: (name) => `Found undefined alias '${name}'.`,
};
