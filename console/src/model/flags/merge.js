/**
 * A flagd document with the flags of another one, for an import that only adds and changes.
 *
 * Texts stay as they are written: 10.0 is never made 10.
 */

import { member, parse, valueOf } from "../json-text.js";

/** @typedef {import("../json-text.js").Node} Node */

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
  const evaluators = new Map([...textsOf(present, own, "$evaluators"), ...textsOf(file, other, "$evaluators")]);
  const kept = (own.members ?? [])
    .filter(({ key }) => key !== "flags" && key !== "$evaluators")
    .map(({ key, value }) => `${JSON.stringify(key)}: ${present.slice(value.start, value.end)}`);
  const flags = theirs?.items
    ? listed(textsOf(present, own, "flags"), file, theirs.items)
    : object(new Map([...textsOf(present, own, "flags"), ...textsOf(file, other, "flags")]));
  return `{\n${[...kept, `"$evaluators": ${object(evaluators)}`, `"flags": ${flags}`].join(",\n")}\n}`;
}

/**
 * Return the members of an object of the document, each as written.
 *
 * @param {string} text
 * @param {Node} root
 * @param {string} name
 * @returns {Map<string, string>}
 */
function textsOf(text, root, name) {
  const members = member(root, name)?.value.members ?? [];
  return new Map(members.map(({ key, value }) => [key, text.slice(value.start, value.end)]));
}

/**
 * Return flags as an array, each with its key, in which those of the file stand as they are.
 *
 * @param {Map<string, string>} own
 * @param {string} file
 * @param {Node[]} items
 */
function listed(own, file, items) {
  const rest = new Map(own);
  for (const item of items) {
    const key = member(item, "key")?.value;
    if (key) rest.delete(String(valueOf(file, key)));
  }
  // An object begins with a brace, and a flag is never empty.
  const keyed = [...rest].map(([key, text]) => `{"key": ${JSON.stringify(key)}, ${text.slice(1)}`);
  return `[\n${[...keyed, ...items.map(({ start, end }) => file.slice(start, end))].join(",\n")}\n]`;
}

/** @param {Map<string, string>} texts */
function object(texts) {
  return `{\n${[...texts].map(([key, text]) => `${JSON.stringify(key)}: ${text}`).join(",\n")}\n}`;
}
