/**
 * The difference of two JSON texts by lines, in one layout, with unchanged parts left out.
 *
 * @typedef {{kind: 'same' | 'removed' | 'added', text: string, before: number | null,
 *     after: number | null, mark: [number, number] | null}} Line
 *     `before` and `after` are line numbers from 1; `mark` is the range within the line that
 *     differs from its counterpart.
 * @typedef {{skipped: number, lines: Line[]}} Hunk
 *     `skipped` counts the unchanged lines left out in front of it.
 */
import { align } from "./align.js";
import { format } from "./json/layout.js";
import { tryParse } from "./json/parser.js";

/**
 * Return the hunks between two texts; null is nothing, as before a creation.
 *
 * @param {string | null} before
 * @param {string | null} after
 * @param {number} [context] unchanged lines shown around a change
 * @returns {{hunks: Hunk[], skipped: number}} `skipped` counts unchanged lines behind the last hunk
 */
export function lineDiff(before, after, context = 3) {
  const [one, other] = [linesOf(before), linesOf(after)];
  /** @type {Line[]} */
  const lines = align(one, other).map(([i, j]) => ({
    kind: i === null ? "added" : j === null ? "removed" : "same",
    text: i === null ? other[j ?? 0] : one[i],
    before: i === null ? null : i + 1,
    after: j === null ? null : j + 1,
    mark: null,
  }));
  const ordered = removedFirst(lines);
  markPairs(ordered);
  return hunksOf(ordered, context);
}

/** @param {string | null} text */
function linesOf(text) {
  if (text === null) return [];
  return (tryParse(text).root ? format(text) : text).split("\n");
}

/** Removed lines in front of the added ones of the same change. @param {Line[]} lines */
function removedFirst(lines) {
  /** @type {Line[]} */
  const ordered = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (end < lines.length && lines[end].kind !== "same") end += 1;
    const change = lines.slice(at, end);
    ordered.push(
      ...change.filter((line) => line.kind === "removed"),
      ...change.filter((line) => line.kind === "added"),
    );
    if (end < lines.length) ordered.push(lines[end]);
    at = end + 1;
  }
  return ordered;
}

/** Mark what differs where as many lines were added as removed. @param {Line[]} lines */
function markPairs(lines) {
  for (let at = 0; at < lines.length; at += 1) {
    if (lines[at].kind !== "removed") continue;
    let middle = at;
    while (lines[middle]?.kind === "removed") middle += 1;
    let end = middle;
    while (lines[end]?.kind === "added") end += 1;
    if (middle - at === end - middle) {
      for (let one = at; one < middle; one += 1) markPair(lines[one], lines[one - at + middle]);
    }
    at = end - 1;
  }
}

/** @param {Line} one @param {Line} other */
function markPair(one, other) {
  const shortest = Math.min(one.text.length, other.text.length);
  let head = 0;
  while (head < shortest && one.text[head] === other.text[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && one.text.at(-1 - tail) === other.text.at(-1 - tail)) tail += 1;
  const indent = one.text.length - one.text.trimStart().length;
  if (head <= indent && tail === 0) return;
  one.mark = [head, one.text.length - tail];
  other.mark = [head, other.text.length - tail];
}

/** @param {Line[]} lines @param {number} context @returns {{hunks: Hunk[], skipped: number}} */
function hunksOf(lines, context) {
  const isShown = lines.map(() => false);
  lines.forEach((line, at) => {
    if (line.kind === "same") return;
    for (
      let near = Math.max(0, at - context);
      near <= Math.min(lines.length - 1, at + context);
      near += 1
    ) {
      isShown[near] = true;
    }
  });
  /** @type {Hunk[]} */
  const hunks = [];
  let skipped = 0;
  lines.forEach((line, at) => {
    if (!isShown[at]) {
      skipped += 1;
      return;
    }
    if (!isShown[at - 1]) {
      hunks.push({ skipped, lines: [] });
      skipped = 0;
    }
    hunks[hunks.length - 1].lines.push(line);
  });
  return { hunks, skipped };
}
