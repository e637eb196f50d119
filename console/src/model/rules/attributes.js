/** Attributes of the context, as `var` reads them. */

import { isScalar, ruleOf } from "../json/nodes.js";

/** @import { JsonNode, ScalarNode, StringNode } from "../json/nodes.js" */
/** @import { Wanted } from "../json/wanted.d.ts" */

/**
 * `fallback` is the value where the context has none: `{"var": ["plan", "free"]}`.
 *
 * @typedef {{ path: string, node: JsonNode, fallback: ScalarNode | null, isListed: boolean }} Attribute
 */

/** What Flagstaff adds to every context. */
export const FLAG_KEY = "$flagd.flagKey";
export const TIMESTAMP = "$flagd.timestamp";
export const TARGETING_KEY = "targetingKey";

/**
 * The attribute that a rule reads, null where it does something else.
 *
 * The path "" is the whole context and no attribute.
 *
 * @param {JsonNode} node
 * @returns {Attribute | null}
 */
export function readAttribute(node) {
  const rule = ruleOf(node);
  if (rule?.key !== "var") return null;
  const isListed = rule.value.type === "array";
  const [path, fallback, ...rest] = rule.value.type === "array" ? rule.value.items : [rule.value];
  if (path?.type !== "string" || !namesAttribute(path) || rest.length > 0) return null;
  if (fallback && !isScalar(fallback)) return null;
  return { path: path.value, node, fallback: fallback && isScalar(fallback) ? fallback : null, isListed };
}

/** @param {StringNode} path */
const namesAttribute = ({ value }) => value.split(".").some((part) => part !== "");

/**
 * Another attribute in the place of one, with the same fallback and as it was written.
 *
 * @param {Attribute | null} old
 * @param {string} path
 * @returns {Wanted}
 */
export function attributeWanted(old, path) {
  if (old?.fallback) return { var: [path, old.fallback] };
  return old?.isListed ? { var: [path] } : { var: path };
}
