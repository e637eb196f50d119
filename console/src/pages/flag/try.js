import { html } from "../../html.js";
import { Skeleton } from "../../parts/skeleton.js";
import { TryIt } from "../../parts/try-it/try-it.js";
import { openSet } from "../../state/sets.js";

/** @import { OpenFlag } from "./open-flag.js" */

/** The answer to a context, of the text as it is being edited. @param {{open: OpenFlag}} properties */
export function Try({ open }) {
  const set = openSet.value;
  if (!set) return html`<${Skeleton} rows=${6} />`;
  const isDraft = open.isDirty.value && !open.root.value.fault;
  const present = { ...set, revision: Math.max(set.revision, open.revision.value ?? 0) };
  return html`<${TryIt} set=${present} flag=${open.key} draft=${isDraft ? open.text.value : null} />`;
}
