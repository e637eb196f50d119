// Changes of the flag that are made elsewhere.

/**
 * Call `onChange` whenever the flag may have changed; return what ends it.
 *
 * @param {string} set
 * @param {string} _flag
 * @param {() => void} onChange
 * @returns {() => void}
 */
export function follow(set, _flag, onChange) {
  const look = () => {
    if (document.visibilityState === "visible") onChange();
  };
  document.addEventListener("visibilitychange", look);
  return () => document.removeEventListener("visibilitychange", look);
}
