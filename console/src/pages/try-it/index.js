import { html } from "../../html.js";
import { TryIt } from "../../parts/try-it/try-it.js";
import { link, route } from "../../state/router.js";
import { openSet } from "../../state/sets.js";
import { texts } from "../../texts.js";

/** What a context gets of all flags of a set, and why. */
export function TryItPage() {
  const set = openSet.value;
  if (set === null) return null;
  const { flag = null, at } = route.value.query;
  const revision = /^[1-9]\d{0,15}$/.test(at ?? "") ? Number(at) : null;
  return html`<div class="page-head"><div><h1>${texts.tryIt.title}</h1><p class="quiet">${texts.tryIt.intro}</p></div></div>
    <${TryIt} key=${at} set=${set} flag=${flag} from=${revision} onAll=${flag === null ? undefined : link({ set: set.name, page: "try-it" })} />`;
}
