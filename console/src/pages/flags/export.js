// The set as a flagd file, saved by the browser.

import { get, path } from "../../api/client.js";
import { toastProblem } from "../../parts/toast.js";

/** Milliseconds that a browser has to begin to save. */
const KEPT = 60_000;

/**
 * Save the set as a file that flagd, `flagstaff load` and Import take.
 *
 * @param {string} set
 */
export async function exportSet(set) {
  try {
    const { text } = await get(path`flag-sets/${set}/document`);
    save(`${set}.json`, text);
  } catch (error) {
    toastProblem(error);
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function save(name, text) {
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), KEPT);
}
