import { html } from "../../html.js";
import { PlansOf } from "../../parts/plans/plans-of.js";
import { openSet } from "../../state/sets.js";
import { texts } from "../../texts.js";

/** What is planned for the flags of a set. */
export function Plans() {
  const set = openSet.value;
  return (
    set &&
    html`<div class="page-head"><div><h1>${texts.pages.plans}</h1><p class="quiet">${texts.plans.intro}</p></div></div>
      <${PlansOf} set=${set} />`
  );
}
