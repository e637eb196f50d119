/**
 * Two edits of one definition, brought together part by part.
 *
 * Parts are the state, the default, the targeting, every variant, every metadatum, and whatever else
 * stands in the definition.
 */
import { put } from "./json/edits.js";
import { compact } from "./json/layout.js";
import { membersOf, pointerOf, source } from "./json/nodes.js";
import { parse } from "./json/parser.js";

const DEEP = ["variants", "metadata"];

/**
 * Apply what changed from `base` to `mine` to `theirs`.
 *
 * `overlaps` has the pointers of parts that both changed, and differently; there `mine` stands in the
 * text. Parts of `theirs` that `mine` did not touch stay byte for byte. Throws JsonFault.
 *
 * @param {string} base
 * @param {string} mine
 * @param {string} theirs
 * @returns {{text: string, overlaps: string[]}}
 */
export function merge(base, mine, theirs) {
  const [before, own, other] = [base, mine, theirs].map(partsOf);
  /** @type {string[]} */
  const overlaps = [];
  let text = theirs;
  for (const pointer of new Set([...before.keys(), ...own.keys()])) {
    const [old, wanted, present] = [before.get(pointer), own.get(pointer), other.get(pointer)];
    if (wanted === old || wanted === present) continue;
    if (present !== old) overlaps.push(pointer);
    text = put(text, pointer, wanted === undefined ? null : source(parse(mine), pointer));
  }
  return { text, overlaps };
}

/**
 * The parts of a definition by pointer, each without white space.
 *
 * @param {string} text
 * @returns {Map<string, string>}
 */
function partsOf(text) {
  /** @type {Map<string, string>} */
  const parts = new Map();
  for (const { key, value } of membersOf(parse(text))) {
    const isDeep = DEEP.includes(key) && value.type === "object";
    if (!isDeep) parts.set(pointerOf(key), compact(value.source));
    else for (const one of value.members) parts.set(pointerOf(key, one.key), compact(one.value.source));
  }
  return parts;
}
