import { useRef } from "preact/hooks";

/** Changes that can be undone. */
const MOST = 100;

/**
 * Undo and redo of a text that somebody else holds. A text that comes from elsewhere ends both.
 *
 * @param {string} text
 * @param {(text: string) => void} onChange
 */
export function useUndo(text, onChange) {
  const kept = useRef({ past: /** @type {string[]} */ ([]), future: /** @type {string[]} */ ([]), typing: /** @type {string | undefined} */ (undefined), last: text });
  const { current } = kept;
  if (text !== current.last) Object.assign(current, { past: [], future: [], typing: undefined, last: text });

  /** @param {string} next */
  function go(next) {
    current.last = next;
    current.typing = undefined;
    onChange(next);
  }

  return {
    canUndo: current.past.length > 0,
    canRedo: current.future.length > 0,
    /**
     * @param {string} next
     * @param {string} [typing] changes with the same word that follow each other are one
     */
    change(next, typing) {
      if (next === current.last) return;
      if (typing === undefined || typing !== current.typing) {
        current.past.push(current.last);
        if (current.past.length > MOST) current.past.shift();
      }
      current.future = [];
      go(next);
      current.typing = typing;
    },
    undo() {
      const before = current.past.pop();
      if (before === undefined) return;
      current.future.push(current.last);
      go(before);
    },
    redo() {
      const after = current.future.pop();
      if (after === undefined) return;
      current.past.push(current.last);
      go(after);
    },
  };
}
