/** Parts of a sentence, in a list that a page can draw and a text can join. */

/** @import { Part } from "./recursive.d.ts" */

/**
 * @typedef {"text" | "attribute" | "value" | "variant" | "default" | "reference" | "json" | "time"} SegmentKind
 * @typedef {{ kind: SegmentKind, text: string, seconds?: number }} Segment
 */

/** @param {Segment[]} list */
export function plain(list) {
  return list.map((segment) => segment.text).join("");
}


/**
 * Parts as one list, neighbouring texts joined.
 *
 * @param {Part} part
 * @returns {Segment[]}
 */
export function segments(part) {
  /** @type {Segment[]} */
  const list = [];
  /** @param {Part} each */
  const add = (each) => {
    if (isList(each)) each.forEach(add);
    else {
      const segment = typeof each === "string" ? segmentOf("text", each) : each;
      const last = list.at(-1);
      if (last?.kind === "text" && segment.kind === "text") list[list.length - 1] = segmentOf("text", last.text + segment.text);
      else list.push(segment);
    }
  };
  add(part);
  return list;
}

/**
 * @param {Part} part
 * @returns {part is readonly Part[]}
 */
const isList = (part) => Array.isArray(part);

/**
 * @param {SegmentKind} kind
 * @param {string} text
 * @returns {Segment}
 */
export const segmentOf = (kind, text) => ({ kind, text });
