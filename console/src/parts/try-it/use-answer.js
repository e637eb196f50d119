import { path, post } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
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

/** Milliseconds between two questions to workers that have not followed a change yet, and how many
 * are asked: a worker follows within moments, and within a second where Redis is away. */
const FOLLOWED_AFTER = 250;
const MOST_QUESTIONS = 20;
/** How many are asked where there is no such flag: it may be new, or gone. */
const MOST_IF_ABSENT = 8;

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
      const ask = async () => (await post(path`flag-sets/${set}/explain`, { body, signal })).data;
      return /** @type {Explained} */ (await followed(ask, at === null ? revision : 0, signal));
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
      const ask = async () => {
        const [explained, evaluated] = await Promise.all([
          post(path`flag-sets/${set}/explain`, { body, signal }),
          post(path`flag-sets/${set}/evaluate`, { body, signal }),
        ]);
        return { explained: explained.data, evaluated: evaluated.data, revision: Math.min(explained.data.revision, revisionOf(evaluated)) };
      };
      const { explained, evaluated } = await followed(ask, at === null ? revision : 0, signal);
      /** @type {Map<string, unknown>} */
      const values = new Map(evaluated.flags.map((/** @type {any} */ each) => [each.key, each.value]));
      const flags = /** @type {Line[]} */ (explained.flags);
      return flags.map((line) => ({ ...line, value: values.get(line.flag) }));
    },
    [set, revision, context, at],
    { wait: WAIT, isIdle: isBroken },
  );
}

/**
 * Ask until the answer is of a revision or a later one: of the present, workers answer from memory.
 * The last answer counts in any case.
 *
 * @template {{revision: number}} T
 * @param {() => Promise<T>} ask
 * @param {number} revision 0: of any
 * @param {AbortSignal} signal
 */
async function followed(ask, revision, signal) {
  for (let questions = 1; ; questions += 1) {
    const found = await ask().catch((error) => {
      if (revision && questions < MOST_IF_ABSENT && error instanceof Problem && error.status === 404) return null;
      throw error;
    });
    if (found && (found.revision >= revision || questions === MOST_QUESTIONS)) return found;
    await new Promise((resolve) => {
      setTimeout(resolve, FOLLOWED_AFTER);
    });
    signal.throwIfAborted();
  }
}

/** The revision of an evaluation, which is its entity tag. @param {import("../../api/client.js").Answer<any>} answer */
const revisionOf = ({ etag }) => Number(/\d+/.exec(etag ?? "")?.[0] ?? Infinity);

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
