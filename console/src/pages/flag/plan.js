import { html } from "../../html.js";
import { PlansOf } from "../../parts/plans/plans-of.js";
import { Skeleton } from "../../parts/skeleton.js";
import { setOf } from "./try.js";

/** @import { OpenFlag } from "./open-flag.js" */

/** Schedules and rollouts of the flag. @param {{open: OpenFlag}} properties */
export function Plan({ open }) {
  const set = setOf(open);
  return set ? html`<${PlansOf} set=${set} flag=${open.key} />` : html`<${Skeleton} rows=${4} />`;
}
