/**
 * YAML scalars → JSON texts. Plain scalars mean what they mean in YAML 1.2's core schema, as in
 * service/cli/files/yaml_file.py: `yes` and `on` are strings, and a date is one. Numbers keep their
 * digits: 10.0 stays 10.0, and no integer is rounded.
 */

import { yaml as faults } from "../../texts/yaml.js";

export const PREFIX = "tag:yaml.org,2002:";
export const MERGE = `${PREFIX}merge`;

/** What JSON has words for. */
const KNOWN = new Set(["null", "bool", "int", "float", "str", "seq", "map"].map((kind) => PREFIX + kind));
/** @param {string} tag */
export const isKnown = (tag) => KNOWN.has(tag);

/** Kinds in the order in which a plain scalar is tried. */
const PATTERNS = {
  null: /^(?:~|null|Null|NULL|)$/,
  bool: /^(?:true|True|TRUE|false|False|FALSE)$/,
  int: /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/,
  float: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/,
  merge: /^<<$/,
};

/**
 * Return the tag of a plain scalar.
 *
 * @param {string} text
 */
export function plainTag(text) {
  const found = Object.entries(PATTERNS).find(([, pattern]) => pattern.test(text));
  return PREFIX + (found?.[0] ?? "str");
}

/**
 * Return the JSON of a scalar, or why there is none.
 *
 * @param {string} text
 * @param {string} tag
 * @returns {{json: string} | {fault: string}}
 */
export function scalarJson(text, tag) {
  // The flag u makes a pair of surrogates one character: only half of one is found.
  if (/\p{Surrogate}/u.test(text)) return { fault: faults.surrogate };
  if (!isKnown(tag)) return { fault: faults.tag(tag) };
  const kind = tag.slice(PREFIX.length);
  if (kind === "str") return { json: JSON.stringify(text) };
  if (kind !== "null" && kind !== "bool" && kind !== "int" && kind !== "float") return { fault: faults.kind(`'${text}'`, kind) };
  if (!PATTERNS[kind].test(text)) return { fault: faults.kind(`'${text}'`, kind) };
  if (kind === "null") return { json: "null" };
  if (kind === "bool") return { json: text.toLowerCase() };
  if (kind === "int") return { json: /^0[ox]/.test(text) ? String(BigInt(text)) : decimal(text) };
  return Number.isFinite(Number(text)) ? { json: float(text) } : { fault: faults.large };
}

/** JSON has no plus and no leading zeros; zero has no sign. @param {string} text */
function decimal(text) {
  return text.replace(/^\+/, "").replace(/^(-?)0+(?=[0-9])/, "$1").replace(/^-0$/, "0");
}

/** JSON has digits on both sides of the point. @param {string} text */
function float(text) {
  const [, sign, whole, part = "", exponent = ""] = /^([-+]?)([0-9]*)(?:\.([0-9]*))?(.*)$/.exec(text) ?? [];
  const digits = whole.replace(/^0+(?=[0-9])/, "") || "0";
  const isShort = !text.includes(".") && exponent;
  return `${sign === "-" ? "-" : ""}${digits}${isShort ? "" : `.${part || "0"}`}${exponent}`;
}
