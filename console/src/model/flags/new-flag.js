/**
 * A new flag, from what is filled in.
 *
 * @typedef {"boolean" | "string" | "number" | "object"} Type
 * @typedef {{name: string, value: string}} Variant as typed: for an object it is JSON
 */

/** Variants to begin with. The last one is the default.
 * @type {Record<Type, Variant[]>} */
export const FIRST_VARIANTS = {
  boolean: [
    { name: "on", value: "true" },
    { name: "off", value: "false" },
  ],
  string: [
    { name: "new", value: "new" },
    { name: "old", value: "old" },
  ],
  number: [
    { name: "high", value: "10" },
    { name: "low", value: "1" },
  ],
  object: [
    { name: "new", value: "{}" },
    { name: "old", value: "{}" },
  ],
};

/**
 * Return the JSON of a value as it was typed; null if it is not of the type.
 *
 * @param {Type} type
 * @param {string} typed
 * @returns {string | null}
 */
export function valueText(type, typed) {
  if (type === "string") return JSON.stringify(typed);
  const text = typed.trim();
  if (type === "boolean") return text === "true" || text === "false" ? text : null;
  // Not the number that JavaScript makes of it: 10.0 stays 10.0.
  if (type === "number") return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? text : null;
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? text : null;
  } catch {
    return null;
  }
}

/**
 * Return the definition of a new flag as JSON text. Values are valid.
 *
 * @param {{type: Type, variants: Variant[], defaultVariant: string | null, isEnabled: boolean, owner: string}} filled
 */
export function definitionOf({ type, variants, defaultVariant, isEnabled, owner }) {
  const members = variants.map(({ name, value }) => `    ${JSON.stringify(name)}: ${valueText(type, value)}`);
  const lines = [
    `  "state": "${isEnabled ? "ENABLED" : "DISABLED"}"`,
    `  "variants": {\n${members.join(",\n")}\n  }`,
    `  "defaultVariant": ${JSON.stringify(defaultVariant)}`,
  ];
  if (owner.trim()) lines.push(`  "metadata": {\n    "owner": ${JSON.stringify(owner.trim())}\n  }`);
  return `{\n${lines.join(",\n")}\n}`;
}
