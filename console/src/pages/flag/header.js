import braces from "lucide-static/icons/braces.svg";
import copyIcon from "lucide-static/icons/copy-plus.svg";
import ellipsis from "lucide-static/icons/ellipsis.svg";
import external from "lucide-static/icons/external-link.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useEffect, useState } from "preact/hooks";
import { get } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Badge, State } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { CopyButton } from "../../parts/copy.js";
import { Icon } from "../../parts/icon.js";
import { Menu } from "../../parts/menu.js";
import { SplitBar } from "../../parts/split-bar.js";
import { Switch } from "../../parts/switch.js";
import { Time } from "../../parts/time.js";
import { flag as texts } from "../../texts/flag.js";
import { percent } from "../../texts/numbers.js";
import { Copying, Deleting } from "./leaving.js";
import { isOn, linksOf, metadataOf, rolloutOf, withState } from "./facts.js";

/** @import { OpenFlag } from "./open-flag.js" */
/** @import { Over } from "./body.js" */
/** @typedef {import("../../../api-types").components["schemas"]["FlagWithStatistics"]} Seen */

/**
 * What the flag is, at a glance: its key, whether it is on, who gets what, who owns it.
 *
 * @param {object} properties
 * @param {OpenFlag} properties.open
 * @param {number} properties.turn renews what the server counts
 * @param {(over: Over) => void} properties.over
 * @param {import("@preact/signals").Signal<boolean>} properties.isJsonShown
 * @param {() => void} properties.onJson
 */
export function Header({ open, turn, over, isJsonShown, onJson }) {
  const [seen, setSeen] = useState(/** @type {Seen | null} */ (null));
  const [leaving, setLeaving] = useState(/** @type {"copy" | "delete" | null} */ (null));
  useEffect(() => {
    const ended = new AbortController();
    get(open.where, { query: { statistics: true }, signal: ended.signal })
      .then(({ data }) => setSeen(data))
      // The page says already if the server is away; these facts are then missing.
      .catch(() => undefined);
    return () => ended.abort();
  }, [turn]);

  const text = open.sound.value;
  const on = isOn(text);

  /** @param {boolean} wanted */
  function toggle(wanted) {
    const isAlone = !open.isDirty.peek();
    open.edit(withState(open.text.peek(), wanted));
    // Nothing else is being edited: the switch is the whole change.
    if (isAlone && open.isDirty.peek()) over({ sheet: "save" });
  }

  return html`<div class="flag-top">
    <div class="page-head">
      <div class="row title">
        <h1 class="mono">${open.key}</h1>
        <${CopyButton} text=${open.key} label=${texts.copyKey} />
        ${seen?.stale && html`<${Badge} kind="warn" title=${texts.staleWhy[seen.stale]}>${texts.stale}<//>`}
        ${seen?.permanent && html`<${Badge}>${texts.permanent}<//>`}
      </div>
      ${on !== null &&
      html`<span class="row state-switch">
        <${Switch} checked=${on} label=${texts.state} disabled=${!may("write") || open.root.value.fault !== null} onChange=${toggle} />
        <${State} state=${on ? "on" : "off"}>${on ? texts.on : texts.off}<//>
      </span>`}
      <${Button} icon=${braces} aria-pressed=${String(isJsonShown.value)} onClick=${onJson}>${isJsonShown.value ? texts.hideJson : texts.showJson}<//>
      ${may("write") &&
      html`<${Menu}
        end
        button=${{ icon: ellipsis, label: texts.more }}
        items=${[
          { label: texts.copyTo, icon: copyIcon, onSelect: () => setLeaving("copy") },
          { label: texts.remove, icon: trash, danger: true, onSelect: () => setLeaving("delete") },
        ]}
      />`}
    </div>
    <${Facts} text=${text} seen=${seen} />
    ${leaving === "copy" && html`<${Copying} open=${open} onClose=${() => setLeaving(null)} />`}
    ${leaving === "delete" && html`<${Deleting} open=${open} onClose=${() => setLeaving(null)} />`}
  </div>`;
}

/** @param {{text: string, seen: Seen | null}} properties */
function Facts({ text, seen }) {
  const { owner, description } = metadataOf(text);
  const links = linksOf(text);
  return html`
    ${description && html`<p class="description">${String(description)}</p>`}
    <dl class="facts">
      <${Rollout} text=${text} />
      <div>
        <dt>${texts.evaluated}</dt>
        <dd>${seen ? html`<${Time} at=${seen.lastEvaluatedAt} none=${texts.never} />` : "…"}</dd>
      </div>
      ${seen && html`<${LastDay} seen=${seen} />`}
      ${owner !== undefined && html`<div><dt>${texts.owner}</dt><dd>${String(owner)}</dd></div>`}
      ${links.length > 0 &&
      html`<div>
        <dt>${texts.links}</dt>
        <dd class="row">
          ${links.map(
            ({ name, address }) =>
              html`<a href=${address} target="_blank" rel="noopener noreferrer">${name} <${Icon} shapes=${external} size=${12} /></a>`,
          )}
        </dd>
      </div>`}
    </dl>
  `;
}

/** @param {{text: string}} properties */
function Rollout({ text }) {
  const rollout = rolloutOf(text);
  if (!rollout) return null;
  const { rules, shares } = rollout;
  return html`<div class="rollout">
    <dt>${rules ? `${texts.rules(rules)} · ${texts.rollout}` : texts.rolloutAll}</dt>
    <dd>
      ${shares === null
        ? texts.noRollout
        : shares.length === 1
          ? html`<code>${shares[0].variant ?? texts.callersDefault}</code>`
          : html`<${SplitBar} shares=${shares.map((one) => ({ label: one.variant ?? texts.callersDefault, weight: one.percent }))} />
              <span class="small">${shares.map((one) => `${percent(one.percent)} ${one.variant ?? texts.callersDefault}`).join(" · ")}</span>`}
    </dd>
  </div>`;
}

/** @param {{seen: Seen}} properties */
function LastDay({ seen }) {
  const sum = seen.statistics.last24Hours.reduce((total, one) => total + one.evaluations, 0);
  return html`<div><dt>${texts.lastDay}</dt><dd>${texts.evaluations(sum)}</dd></div>`;
}
