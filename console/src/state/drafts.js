// Edits that are not saved yet, kept for the tab: they survive a reload and a change of the page.

const PREFIX = "flagstaff.draft.";

/** @typedef {{text: string, base: string, etag: string | null}} Draft `base` is what `text` was made from */
/** @typedef {"flag" | "evaluator"} Kind what is edited (default: a flag) */

/**
 * @param {string} set
 * @param {string} key
 * @param {Kind} [kind]
 * @returns {Draft | null}
 */
export function draftOf(set, key, kind) {
  try {
    const { text, base, etag } = JSON.parse(sessionStorage.getItem(nameOf(set, key, kind)) ?? "null");
    return typeof text === "string" && typeof base === "string" ? { text, base, etag } : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} set
 * @param {string} key
 * @param {Draft | null} draft null forgets it
 * @param {Kind} [kind]
 */
export function keepDraft(set, key, draft, kind) {
  try {
    if (draft) sessionStorage.setItem(nameOf(set, key, kind), JSON.stringify(draft));
    else sessionStorage.removeItem(nameOf(set, key, kind));
  } catch {
    // The browser's store is full: the draft lives as long as the page.
  }
}

/** @param {string} set @param {string} key @param {Kind} [kind] */
function nameOf(set, key, kind = "flag") {
  return PREFIX + JSON.stringify([set, kind, key]);
}
