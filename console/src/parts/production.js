// The question before a change of a production set, which reaches callers at once.

import { isProduction, setNamed } from "../state/sets.js";
import { texts } from "../texts.js";
import { confirm } from "./confirm.js";

/**
 * Ask before a production set is changed, and return whether to go on. Nobody is asked about
 * another set.
 *
 * @param {string} set
 * @param {Partial<import("./confirm.js").Question>} [question] what differs from the usual one
 * @returns {Promise<boolean>}
 */
export async function agreed(set, question) {
  if (!isProduction(setNamed(set))) return true;
  const { title, text, action } = texts.production;
  return confirm({ title: title(set), text, action, ...question });
}
