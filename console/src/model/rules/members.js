/** Members of an object in a JSON text, such as the targeting of a flag: read, set and removed. */

import { parseJson } from "./json.js";
import { patch, spliced } from "./patch.js";
import { styleOf, Written } from "./written.js";

/** @import { Member, ObjectNode } from "./json.js" */

/**
 * The text of a member, '' where there is none. Throws JsonFault where `text` is no JSON.
 *
 * @param {string} text an object
 * @param {string} key
 */
export function memberIn(text, key) {
  const node = parseJson(text);
  return node.type === "object" ? (memberOf(node, key)?.value.source ?? "") : "";
}

/**
 * The text of an object in which a member has this text; '' removes it. All else stays as it is.
 *
 * `('{"a": 1}", "b", "2")` → `"{"a": 1, "b": 2}'`
 *
 * @param {string} text
 * @param {string} key
 * @param {string} source JSON
 */
export function withMember(text, key, source) {
  const node = parseJson(text);
  if (node.type !== "object") return text;
  const member = memberOf(node, key);
  if (!member) return source === "" ? text : added(text, node, key, source);
  return source === "" ? removed(text, node, member) : patch(text, member.value, new Written(source));
}

/** @param {string} flag JSON text of a flag */
export const targetingIn = (flag) => memberIn(flag, "targeting");

/**
 * @param {string} flag JSON text of a flag
 * @param {string} targeting its new targeting, "" for none
 */
export const withTargeting = (flag, targeting) => withMember(flag, "targeting", targeting);

/**
 * Decoders keep the last of two members with the same key.
 *
 * @param {ObjectNode} node
 * @param {string} key
 */
function memberOf({ members }, key) {
  return members.findLast((member) => member.key === key);
}

/**
 * @param {string} text
 * @param {ObjectNode} node
 * @param {string} key
 * @param {string} source
 */
function added(text, { members, start, end }, key, source) {
  const member = JSON.stringify(key) + styleOf(text).colon + source;
  const last = members.at(-1);
  if (!last) return spliced(text, [{ start, end, text: `{${member}}` }]);
  const before = members.at(-2);
  const opening = text.slice(start + 1, last.keyStart);
  const alone = opening.includes("\n") ? `,${opening}` : styleOf(text).comma;
  const gap = before ? text.slice(before.value.end, last.keyStart) : alone;
  return spliced(text, [{ start: last.value.end, end: last.value.end, text: gap + member }]);
}

/**
 * @param {string} text
 * @param {ObjectNode} node
 * @param {Member} member
 */
function removed(text, { members }, member) {
  const position = members.indexOf(member);
  const before = members[position - 1];
  const after = members[position + 1];
  const start = before ? before.value.end : member.keyStart;
  const end = before || !after ? member.value.end : after.keyStart;
  return spliced(text, [{ start, end, text: "" }]);
}
