import { useRef, useState } from "preact/hooks";

/**
 * What a person types, until it can be applied.
 *
 * The text of the model is shown, unless the draft stands for the same or for nothing yet. A change
 * from elsewhere replaces the draft.
 *
 * @param {string} text what the model has
 * @param {(draft: string) => string | null} read what a draft stands for, as the model writes it;
 *   null where it stands for nothing
 * @param {(draft: string) => void} apply
 * @returns {{ draft: string, isApplied: boolean, onInput: (draft: string) => void }}
 */
export function useDraft(text, read, apply) {
  const [draft, setDraft] = useState(text);
  const known = useRef(text);
  let shown = draft;
  if (known.current !== text) {
    known.current = text;
    if (read(draft) !== text) {
      shown = text;
      setDraft(text);
    }
  }
  return {
    draft: shown,
    isApplied: read(shown) !== null,
    onInput(typed) {
      setDraft(typed);
      if (read(typed) !== null && read(typed) !== text) apply(typed);
    },
  };
}
