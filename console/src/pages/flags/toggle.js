// One flag on or off: shown at once, made by the server, and undone if somebody was faster.

import { patch, path } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { self } from "../../api/session.js";
import { confirm } from "../../parts/confirm.js";
import { toast, toastProblem } from "../../parts/toast.js";
import { flagList } from "../../state/flags.js";
import { isProduction, setNamed } from "../../state/sets.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";
import { readFlag } from "./reading.js";

/** @typedef {import("../../state/flags.js").Flag} Flag */

/** Switches that the server has not answered, by set and key. @type {Map<string, Promise<void>>} */
const underWay = new Map();

/** The entity tag of a flag; none while it is not known.
 * @param {Flag | undefined} flag */
export const tagOf = (flag) => (flag?.revision ? `"${flag.revision}"` : null);

/**
 * Switch a flag, after a question in a production set. `undoes`: it takes back what was just done,
 * and asks nothing.
 *
 * @param {string} set
 * @param {string} key
 * @param {boolean} on
 * @param {{undoes?: boolean}} [options]
 */
export async function toggle(set, key, on, { undoes = false } = {}) {
  if (!undoes && isProduction(setNamed(set)) && !(await confirmed(set, [key], on))) return;
  // Switched again at once, it waits: only the answer to the first has the tag for the second.
  const name = JSON.stringify([set, key]);
  const before = underWay.get(name);
  const mine = before ? before.then(() => switched(set, key, on)) : switched(set, key, on);
  underWay.set(name, mine);
  await mine;
  if (underWay.get(name) === mine) underWay.delete(name);
}

/**
 * Switch a flag, unless it is switched so. A failure is said, and not raised.
 *
 * @param {string} set
 * @param {string} key
 * @param {boolean} on
 */
async function switched(set, key, on) {
  const list = flagList(set);
  const flag = list.named(key);
  const state = on ? "ENABLED" : "DISABLED";
  if (!flag || flag.state === state) return;
  const answered = list.show(key, { state });
  try {
    const { data } = await patch(path`flag-sets/${set}/flags/${key}`, { body: { state }, etag: tagOf(flag) });
    const { revision } = data;
    answered(true);
    const made = { modifiedAt: new Date().toISOString(), modifiedBy: self.value?.name ?? null, comment: null };
    const now = list.named(key);
    // Unless somebody has changed it since.
    if (now && (now.revision ?? 0) < revision) list.put([{ ...now, ...made, state, revision }], { isMine: true });
    toast({
      text: texts.toggled(key, on),
      action: { label: common.undo, onClick: () => toggle(set, key, !on, { undoes: true }) },
    });
  } catch (error) {
    answered(false);
    if (error instanceof Problem && (error.status === 412 || error.status === 404)) await tellWho(set, key);
    else toastProblem(error);
  }
}

/**
 * Ask before flags of a production set are switched.
 *
 * @param {string} set
 * @param {string[]} keys
 * @param {boolean} on
 */
export function confirmed(set, keys, on) {
  return confirm({
    title: texts.askToggle(keys, on, set),
    text: texts.askProduction,
    action: on ? texts.turnOn : texts.turnOff,
    danger: !on,
  });
}

/**
 * Show a flag as it is now, and say who changed it.
 *
 * @param {string} set
 * @param {string} key
 */
async function tellWho(set, key) {
  try {
    const flag = await readFlag(set, key);
    flagList(set).put(flag ? [flag] : [], { gone: flag ? [] : [key] });
    const text = flag ? texts.changedMeanwhile(key, flag.modifiedBy ?? "") : texts.deletedMeanwhile(key);
    toast({ kind: "bad", text });
  } catch (error) {
    toastProblem(error);
  }
}
