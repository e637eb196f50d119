/** Comparisons in the words that the rules of a flag have. */

import { parse } from "../json/parser.js";
import { readCondition } from "../rules/conditions.js";
import { conditionSegments } from "../rules/sentences.js";

/** @import { Sentence } from "../say.js" */
/** @import { Line } from "./lines.js" */

/**
 * Return a comparison as a sentence: "country is NO or SE".
 *
 * @param {Line & {kind: "test"}} line
 * @returns {Sentence}
 */
export function testSentence({ operator, read, operand, isReversed }) {
  const attribute = { var: read.path };
  const [symbol, comparison] = operator.split(" ");
  const operands =
    symbol === "!!" ? [attribute] : symbol === "sem_ver" ? [attribute, comparison, operand] : isReversed ? [operand, attribute] : [attribute, operand];
  const segments = conditionSegments(readCondition(parse(JSON.stringify({ [symbol]: operands }))));
  return segments.map(({ kind, text }) => (kind === "text" ? text : { value: text }));
}
