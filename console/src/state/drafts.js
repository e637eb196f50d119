// Edits that are not saved yet, kept for the tab: they survive a reload and a change of the page.

const PREFIX = "flagstaff.draft.";

/** @typedef {{text: string, base: string, etag: string | null}} Draft `base` is what `text` was made from */

/**
 * @param {string} set
 * @param {string} key
 * @returns {Draft | null}
 */
export function draftOf(set, key) {
  try {
    const { text, base, etag } = JSON.parse(sessionStorage.getItem(nameOf(set, key)) ?? "null");
    return typeof text === "string" && typeof base === "string" ? { text, base, etag } : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} set
 * @param {string} key
 * @param {Draft | null} draft null forgets it
 */
export function keepDraft(set, key, draft) {
  try {
    if (draft) sessionStorage.setItem(nameOf(set, key), JSON.stringify(draft));
    else sessionStorage.removeItem(nameOf(set, key));
  } catch {
    // The browser's store is full: the draft lives as long as the page.
  }
}

/** @param {string} set @param {string} key */
function nameOf(set, key) {
  return PREFIX + JSON.stringify([set, key]);
}
