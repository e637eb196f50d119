// The calls that bring a version back, as changes for the save sheet.

import { path } from "../../api/client.js";
import { texts } from "../../texts.js";

/** @import { Change } from "../../parts/save-sheet/save-sheet.js" */
/** @import { WrittenChange } from "./use-history.js" */

/**
 * Return the call that makes a thing again as it was after a change; of a deletion, as it was before
 * it. Null where there is none: properties come back with the whole set.
 *
 * @param {string} set
 * @param {WrittenChange} change
 * @returns {Change | null}
 */
export function bringingBack(set, change) {
  const revision = change.after === null ? change.revision - 1 : change.revision;
  const text = change.after === null ? change.beforeText : change.afterText;
  return restoring(set, change, revision, text, texts.history.title(change.name, revision), texts.history.comment.back(revision));
}

/**
 * Return the call that undoes a change: it makes the thing again as it was before, or deletes it.
 *
 * @param {string} set
 * @param {WrittenChange} change
 * @returns {Change | null}
 */
export function undoing(set, change) {
  const words = texts.history;
  const comment = words.comment.undone(change.revision);
  if (change.before !== null) {
    return restoring(set, change, change.revision - 1, change.beforeText, words.titleOfUndo(change.name), comment);
  }
  if (change.kind === "flag_set") return null;
  const where = change.kind === "flag" ? path`flag-sets/${set}/flags/${change.name}` : path`flag-sets/${set}/evaluators/${change.name}`;
  const title = words.titleOfDeletion(change.name);
  return { title, set, method: "DELETE", where, action: texts.delete, danger: true, typed: change.name, comment };
}

/**
 * Return the call that makes the whole set equal to a revision.
 *
 * @param {string} set
 * @param {number} revision
 * @returns {Change}
 */
export function bringingSetBack(set, revision) {
  return {
    title: texts.history.titleOfSet(set, revision),
    text: texts.history.textOfSet,
    set,
    method: "POST",
    where: path`flag-sets/${set}/rollback`,
    body: { revision },
    action: texts.history.bringBack,
    comment: texts.history.comment.back(revision),
  };
}

/**
 * @param {string} set
 * @param {WrittenChange} change
 * @param {number} revision
 * @param {string | null} text
 * @param {string} title
 * @param {string} comment
 * @returns {Change | null}
 */
function restoring(set, { kind, name }, revision, text, title, comment) {
  const shared = { title, set, action: texts.history.bringBack, comment };
  if (kind === "flag") {
    return { ...shared, method: "POST", where: path`flag-sets/${set}/flags/${name}/rollback`, body: { revision } };
  }
  if (kind === "evaluator" && text !== null) {
    return { ...shared, method: "PUT", where: path`flag-sets/${set}/evaluators/${name}`, body: text };
  }
  return null;
}
