/**
 * Two edits of one definition, brought together part by part.
 *
 * Parts are the state, the default, the targeting, every variant, every metadatum, and whatever else
 * stands in the definition.
 */
import { applyEdits, compact, outdented, remove, setMember } from "./json-edits.js";
import { find, parse, pointerOf, source, tokensOf } from "./json-text.js";

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
    text = withPart(
      text,
      pointer,
      wanted === undefined ? null : source(mine, parse(mine), pointer),
    );
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
  for (const { key, value } of parse(text).members ?? []) {
    const isDeep = DEEP.includes(key) && value.members;
    const found = isDeep ? (value.members ?? []) : [{ key: null, value }];
    for (const one of found) {
      const pointer = one.key === null ? pointerOf(key) : pointerOf(key, one.key);
      parts.set(pointer, compact(text.slice(one.value.start, one.value.end)));
    }
  }
  return parts;
}

/** @param {string} text @param {string} pointer @param {string | null} value null removes it */
function withPart(text, pointer, value) {
  const root = parse(text);
  const there = find(root, pointer);
  if (there && value !== null) {
    return applyEdits(text, [{ start: there.start, end: there.end, text: value }]);
  }
  const [member, name] = tokensOf(pointer);
  if (value === null) return there ? remove(text, pointer) : text;
  const fresh = outdented(value);
  if (name === undefined) return setMember(text, "", member, fresh);
  const holder = find(root, pointerOf(member));
  if (!holder?.members) return setMember(text, "", member, `{${JSON.stringify(name)}: ${fresh}}`);
  return setMember(text, pointerOf(member), name, fresh);
}
