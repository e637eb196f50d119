import { html } from "../../html.js";
import { TryIt } from "../../parts/try-it/try-it.js";
import { link, route } from "../../state/router.js";
import { openSet } from "../../state/sets.js";
import { texts } from "../../texts.js";

/** What a context gets of all flags of a set, and why. */
export function TryItPage() {
  const set = openSet.value;
  if (set === null) return null;
  const flag = route.value.query.flag ?? null;
  return html`<div class="page-head"><div><h1>${texts.tryIt.title}</h1><p class="quiet">${texts.tryIt.intro}</p></div></div>
    <${TryIt} set=${set} flag=${flag} onAll=${flag === null ? undefined : link({ set: set.name, page: "try-it" })} />`;
}
