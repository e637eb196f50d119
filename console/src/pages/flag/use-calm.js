import { useEffect, useState } from "preact/hooks";

/** Characters from which a text is long: drawing hundreds of rules at each letter is felt. */
export const LONG = 10_000;
/** Milliseconds without a letter after which the others follow. */
const PAUSE = 250;

/**
 * The text that the other editors show while a long one is typed as JSON: as it was before the last
 * few letters. Any other change is shown at once.
 *
 * @param {string} text
 * @returns {string}
 */
export function useCalm(text) {
  const [calm, setCalm] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const isTyping = document.activeElement?.closest(".definition") instanceof HTMLElement;
  return text.length > LONG && isTyping ? calm : text;
}
