// The lines of a text in colours, with marks under faults.

import { Component } from "preact";
import { html } from "../../html.js";
import { lineAt, rangeOf } from "../../model/json/nodes.js";
import { tryParse } from "../../model/json/parser.js";

/** @typedef {{pointer: string, detail: string, severity?: "error" | "warning"}} CodeFault */
/** A fault at its place: offsets, and the line from 1. @typedef {{from: number, to: number, line: number, detail: string, severity: "error" | "warning"}} Mark */

const TOKEN = /"(?:[^"\\]|\\.)*"?(\s*:)?|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]+/g;

/** Longer texts stand without colours, which would make typing slow. */
const MOST_PAINTED = 200_000;

/**
 * Return where faults are: of the text itself, if it is no JSON, otherwise where their pointers lead.
 *
 * @param {string} text
 * @param {CodeFault[]} faults
 * @returns {Mark[]}
 */
export function marksOf(text, faults) {
  const { root, fault } = tryParse(text);
  if (fault) {
    // At the end of the text there is nothing to underline: the last character then.
    const from = Math.max(0, Math.min(fault.offset, text.trimEnd().length - 1));
    return [{ from, to: from + 1, line: lineAt(text, from), detail: fault.message, severity: "error" }];
  }
  return faults.map(({ pointer, detail, severity = "error" }) => {
    const { start, end } = rangeOf(root, pointer);
    return { from: start, to: end, line: lineAt(text, start), detail, severity };
  });
}

/**
 * The text, line by line; a line whose text and marks stay the same is not made anew.
 *
 * @param {{text: string, marks: Mark[]}} properties
 */
export function Paint({ text, marks }) {
  const isPlain = text.length > MOST_PAINTED;
  let offset = 0;
  return text.split("\n").map((line, at) => {
    const start = offset;
    offset += line.length + 1;
    const own = marks.filter((mark) => mark.line === at + 1);
    const severity = own.some((mark) => mark.severity === "error") ? "error" : (own[0]?.severity ?? "");
    const ranges = own
      .map((mark) => `${mark.from - start},${Math.min(line.length, mark.to - start)},${mark.severity}`)
      .join(";");
    return html`<${Line} key=${at} number=${at + 1} line=${line} severity=${severity} ranges=${ranges} isPlain=${isPlain} />`;
  });
}

/** @typedef {{number: number, line: string, severity: string, ranges: string, isPlain: boolean}} LineProperties */

/** @extends {Component<LineProperties>} */
class Line extends Component {
  /** @param {LineProperties} next */
  shouldComponentUpdate(next) {
    const { line, ranges, isPlain } = this.props;
    return line !== next.line || ranges !== next.ranges || isPlain !== next.isPlain;
  }

  render() {
    const { number, line, severity, ranges, isPlain } = this.props;
    return html`<div class="line ${severity}" data-number=${number}>${isPlain ? line : pieces(line, ranges)}${line === "" ? "\u200b" : ""}</div>`;
  }
}

/** @param {string} line @param {string} ranges */
function pieces(line, ranges) {
  const marks = ranges.split(";").filter(Boolean).map((one) => {
    const [from, to, severity] = one.split(",");
    return { from: Number(from), to: Math.max(Number(from) + 1, Number(to)), severity };
  });
  return tokensOf(line).flatMap(({ from, to, kind }) => {
    const cuts = marks.flatMap((mark) => [mark.from, mark.to]).filter((cut) => cut > from && cut < to);
    const bounds = [...new Set([from, ...cuts, to])].sort((a, b) => a - b);
    return bounds.slice(1).map((end, at) => {
      const start = bounds[at];
      const mark = marks.find((one) => start >= one.from && start < one.to);
      const names = [kind, mark?.severity].filter(Boolean).join(" ");
      const part = line.slice(start, end);
      return names ? html`<span class=${names}>${part}</span>` : part;
    });
  });
}

/**
 * `"a": 1` → a name, a piece without a kind, a number.
 *
 * @param {string} line
 * @returns {{from: number, to: number, kind: string}[]}
 */
export function tokensOf(line) {
  /** @type {{from: number, to: number, kind: string}[]} */
  const tokens = [];
  let at = 0;
  /** @param {number} to @param {string} kind */
  const add = (to, kind) => {
    if (to > at) tokens.push({ from: at, to, kind });
    at = to;
  };
  for (const found of line.matchAll(TOKEN)) {
    const [token, colon] = found;
    add(found.index, "");
    if (token[0] === '"') {
      add(found.index + token.length - (colon?.length ?? 0), colon ? "name" : "text");
      add(found.index + token.length, "sign");
    } else add(found.index + token.length, /^[-\d]/.test(token) ? "number" : /^[a-z]/.test(token) ? "word" : "sign");
  }
  add(line.length, "");
  return tokens;
}
