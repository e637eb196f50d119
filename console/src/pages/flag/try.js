import { html } from "../../html.js";
import { Skeleton } from "../../parts/skeleton.js";
import { TryIt } from "../../parts/try-it/try-it.js";
import { setNamed } from "../../state/sets.js";

/** @import { OpenFlag } from "./open-flag.js" */

/** The answer to a context, of the text as it is being edited. @param {{open: OpenFlag}} properties */
export function Try({ open }) {
  const set = setOf(open);
  if (!set) return html`<${Skeleton} rows=${6} />`;
  const isDraft = open.isDirty.value && !open.root.value.fault;
  return html`<${TryIt} set=${set} flag=${open.key} draft=${isDraft ? open.text.value : null} />`;
}

/**
 * The flag's set, at the revision that the page knows of.
 *
 * @param {OpenFlag} open
 */
export function setOf(open) {
  const set = setNamed(open.set);
  return set && { ...set, revision: Math.max(set.revision, open.revision.value ?? 0) };
}
