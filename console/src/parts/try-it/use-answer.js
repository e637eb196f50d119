import { path, post } from "../../api/client.js";
import { useLatest } from "../use-latest.js";

/** @import { At } from "./as-of.js" */
/** @import { Explained } from "../why/why.js" */

/**
 * @typedef {object} Question
 * @property {string} set
 * @property {number} revision the present one: a change made elsewhere asks again
 * @property {string} context JSON text
 * @property {boolean} isBroken the context is not finished
 * @property {At} at
 */

/** @typedef {{flag: string, decidedBy: string, reason?: string, variant?: string, errorCode?: string, value?: unknown}} Line */

const WAIT = 200;

/**
 * The answer of one flag, and why.
 *
 * @param {Question & {flag: string, definition?: string | null}} question `definition`: a draft, JSON text
 */
export function useAnswer({ set, revision, context, isBroken, at, flag, definition = null }) {
  return useLatest(
    async (signal) => {
      const members = [`"flag": ${JSON.stringify(flag)}`];
      if (definition !== null) members.push(`"definition": ${definition}`);
      const body = bodyOf(context, at, members);
      return /** @type {Explained} */ ((await post(path`flag-sets/${set}/explain`, { body, signal })).data);
    },
    [set, revision, flag, context, at, definition],
    { wait: WAIT, isIdle: isBroken },
  );
}

/**
 * The answers of all flags of a set, by key.
 *
 * @param {Question} question
 */
export function useAnswers({ set, revision, context, isBroken, at }) {
  return useLatest(
    async (signal) => {
      const body = bodyOf(context, at, []);
      const [explained, evaluated] = await Promise.all([
        post(path`flag-sets/${set}/explain`, { body, signal }),
        post(path`flag-sets/${set}/evaluate`, { body, signal }),
      ]);
      /** @type {Map<string, unknown>} */
      const values = new Map(evaluated.data.flags.map((/** @type {any} */ each) => [each.key, each.value]));
      const flags = /** @type {Line[]} */ (explained.data.flags);
      return flags.map((line) => ({ ...line, value: values.get(line.flag) }));
    },
    [set, revision, context, at],
    { wait: WAIT, isIdle: isBroken },
  );
}

/**
 * The body is put together as text, so that numbers of the context stay as they are written.
 *
 * @param {string} context
 * @param {At} at
 * @param {string[]} members
 */
function bodyOf(context, at, members) {
  const all = [...members, `"context": ${context}`];
  if (at !== null) all.push(`"at": ${JSON.stringify(at)}`);
  return `{${all.join(", ")}}`;
}
