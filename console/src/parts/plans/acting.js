// What can be done with a plan: calls that ask first where that is due.

import { call } from "../../api/client.js";
import { loadSets } from "../../state/sets.js";
import { texts } from "../../texts.js";
import { confirm } from "../confirm.js";
import { agreed } from "../production.js";
import { toast, toastProblem } from "../toast.js";

/**
 * @typedef {object} Act
 * @property {"POST" | "DELETE" | "PATCH"} method
 * @property {string} where
 * @property {unknown} [body]
 * @property {string} done what is said afterwards
 * @property {{title: string, text: string, danger?: boolean} | null} ask
 */

/**
 * Do something with a plan; return whether it was done. A production set is asked about in any case.
 *
 * @param {string} set
 * @param {Act} act
 * @returns {Promise<boolean>}
 */
export async function acted(set, { method, where, body, done, ask }) {
  const { action } = texts.plans.asks;
  if (!(await (ask === null ? agreed(set) : confirm({ ...ask, action })))) return false;
  try {
    await call(method, where, { body });
    toast({ text: done });
    await loadSets();
    return true;
  } catch (error) {
    toastProblem(error);
    return false;
  }
}
