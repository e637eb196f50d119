/**
 * What an editor of JSON does beyond writing the typed character: pairs and indentation.
 *
 * @typedef {{from: number, to: number, insert: string, cursor: number}} Edit
 *     The range that is replaced, and where the cursor stands afterwards.
 */

/** @type {Record<string, string>} */
const PAIRS = { "{": "}", "[": "]", '"': '"' };
const CLOSING = '}]"';

/**
 * Return the edit of a key that was pressed at a selection; null if the browser does it.
 *
 * @param {string} text
 * @param {number} from start of the selection
 * @param {number} to end of it
 * @param {string} key as of KeyboardEvent
 * @returns {Edit | null}
 */
export function editOf(text, from, to, key) {
  const next = text[to] ?? "";
  if (key === "Enter") return newLine(text, from, to);
  if (from !== to) return null;
  if (key === "Backspace") {
    const isPair = next !== "" && PAIRS[text[from - 1] ?? ""] === next;
    return isPair ? { from: from - 1, to: to + 1, insert: "", cursor: from - 1 } : null;
  }
  const inText = isInText(text, from);
  if (CLOSING.includes(key) && next === key && (key === '"') === inText) {
    return { from, to, insert: "", cursor: from + 1 };
  }
  if (key in PAIRS && !inText && /^[\s,:}\]]?$/.test(next)) {
    return { from, to, insert: key + PAIRS[key], cursor: from + 1 };
  }
  return null;
}

/** @param {string} text @param {number} from @param {number} to @returns {Edit} */
function newLine(text, from, to) {
  const line = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  const [before, after] = [line.trimEnd().at(-1) ?? "", text.slice(to).trimStart()[0] ?? ""];
  if (!(before === "{" || before === "[")) return edit(from, to, `\n${indent}`);
  const isEmpty = PAIRS[before] === after && /^[ \t]*[}\]]/.test(text.slice(to));
  const inside = `\n${indent}  `;
  return isEmpty ? edit(from, to, inside, `\n${indent}`) : edit(from, to, inside);
}

/** @param {number} from @param {number} to @param {string} insert @param {string} [behind] */
function edit(from, to, insert, behind = "") {
  return { from, to, insert: insert + behind, cursor: from + insert.length };
}

/** Whether an offset is within a text of JSON, of which none goes over a line. @param {string} text @param {number} offset */
function isInText(text, offset) {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return (line.replaceAll(/\\./g, "").split('"').length - 1) % 2 === 1;
}
