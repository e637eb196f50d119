/**
 * A flagd document with the flags of another one, for an import that only adds and changes.
 *
 * Texts stay as they are written: 10.0 is never made 10.
 */

import { member, membersOf, valueOf } from "../json/nodes.js";
import { parse } from "../json/parser.js";

/** @import { JsonNode } from "../json/nodes.js" */

/**
 * Return the present document with the flags and evaluators of the file, which win. What else the
 * file says about the set is left out. Throws JsonFault if one of them is not JSON.
 *
 * @param {string} present a document as the server returned it
 * @param {string} file a flagd document; its flags are an object or an array
 * @returns {string}
 */
export function merged(present, file) {
  const [own, other] = [parse(present), parse(file)];
  const theirs = member(other, "flags")?.value;
  const evaluators = new Map([...textsOf(own, "$evaluators"), ...textsOf(other, "$evaluators")]);
  const kept = membersOf(own)
    .filter(({ key }) => key !== "flags" && key !== "$evaluators")
    .map(({ key, value }) => `${JSON.stringify(key)}: ${value.source}`);
  const flags =
    theirs?.type === "array"
      ? listed(textsOf(own, "flags"), theirs.items)
      : object(new Map([...textsOf(own, "flags"), ...textsOf(other, "flags")]));
  return `{\n${[...kept, `"$evaluators": ${object(evaluators)}`, `"flags": ${flags}`].join(",\n")}\n}`;
}

/**
 * Return the members of an object of the document, each as written.
 *
 * @param {JsonNode} root
 * @param {string} name
 * @returns {Map<string, string>}
 */
function textsOf(root, name) {
  return new Map(membersOf(member(root, name)?.value).map(({ key, value }) => [key, value.source]));
}

/**
 * Return flags as an array, each with its key, in which those of the file stand as they are.
 *
 * @param {Map<string, string>} own
 * @param {JsonNode[]} items
 */
function listed(own, items) {
  const rest = new Map(own);
  for (const item of items) {
    const key = member(item, "key")?.value;
    if (key) rest.delete(String(valueOf(key)));
  }
  // An object begins with a brace, and a flag is never empty.
  const keyed = [...rest].map(([key, text]) => `{"key": ${JSON.stringify(key)}, ${text.slice(1)}`);
  return `[\n${[...keyed, ...items.map((item) => item.source)].join(",\n")}\n]`;
}

/** @param {Map<string, string>} texts */
function object(texts) {
  return `{\n${[...texts].map(([key, text]) => `${JSON.stringify(key)}: ${text}`).join(",\n")}\n}`;
}
