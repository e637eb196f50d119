import calendar from "lucide-static/icons/calendar-clock.svg";
import trend from "lucide-static/icons/trending-up.svg";
import { useLayoutEffect, useRef } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { serves } from "../../model/flags/serves.js";
import { textOf } from "../../model/flags/list.js";
import { Badge } from "../../parts/badge.js";
import { Icon } from "../../parts/icon.js";
import { shareColour, SplitBar } from "../../parts/split-bar.js";
import { Switch } from "../../parts/switch.js";
import { Time, now, relative } from "../../parts/time.js";
import { link } from "../../state/router.js";
import { texts } from "../../texts/flags.js";
import { percent } from "../../texts/numbers.js";

/** @typedef {import("../../state/flags.js").Flag} Flag */

/**
 * One flag of the table. `takesFocus` holds whether the row at the cursor wants the focus.
 *
 * @param {object} properties
 * @param {string} properties.set
 * @param {Flag} properties.flag
 * @param {number} properties.index
 * @param {string | null} properties.column name of the metadata that has a column
 * @param {boolean} properties.isSelected
 * @param {boolean} properties.isFresh it changed a moment ago
 * @param {boolean} properties.isAtCursor
 * @param {{current: boolean}} properties.takesFocus
 * @param {() => void} properties.onCursor
 * @param {(isSelected: boolean, isRange: boolean) => void} properties.onSelect
 * @param {(on: boolean) => void} properties.onToggle
 */
export function Row({ set, flag, index, column, isSelected, isFresh, isAtCursor, takesFocus, onCursor, onSelect, onToggle }) {
  const anchor = useRef(/** @type {HTMLAnchorElement | null} */ (null));
  useLayoutEffect(() => {
    if (isAtCursor && takesFocus.current) {
      takesFocus.current = false;
      anchor.current?.focus({ preventScroll: true });
    }
  });
  const isOn = flag.state === "ENABLED";
  const names = ["flag-row", isSelected && "selected", isFresh && "fresh", isAtCursor && "cursor", !isOn && "is-off"];
  return html`<div role="row" aria-rowindex=${index + 2} class=${names.filter(Boolean).join(" ")} onFocusIn=${onCursor}>
    ${may("write") &&
    html`<div role="cell" class="select">
      <input
        type="checkbox"
        aria-label=${texts.select(flag.key)}
        checked=${isSelected}
        onClick=${(/** @type {any} */ event) => onSelect(event.target.checked, event.shiftKey)}
      />
    </div>`}
    <div role="cell" class="state-cell">
      ${may("write")
        ? html`<${Switch} checked=${isOn} label=${texts.enabled(flag.key)} onChange=${onToggle} />`
        : html`<span class="state ${isOn ? "on" : "off"}">${isOn ? texts.on : texts.off}</span>`}
    </div>
    <div role="cell" class="key">
      <a ref=${anchor} class="mono cut" href=${link({ set, flag: flag.key })} title=${flag.key}>${flag.key}</a>
      ${flag.plan && html`<${Planned} set=${set} flag=${flag.key} plan=${flag.plan} />`}
      ${flag.stale && html`<${Badge} kind="warn" title=${texts.staleWhy[flag.stale]}>${texts.staleWord}<//>`}
    </div>
    <div role="cell" class="type quiet">${texts.types[flag.type]}</div>
    <div role="cell" class="serves"><${Serves} flag=${flag} /></div>
    ${column !== null && html`<div role="cell" class="owner cut">${textOf(/** @type {any} */ (flag.metadata)[column])}</div>`}
    <div role="cell" class="evaluated quiet">
      ${flag.revision === null ? "" : html`<${Time} at=${flag.lastEvaluatedAt} none=${texts.never} />`}
    </div>
    <div role="cell" class="changed quiet cut" title=${flag.comment ?? undefined}>
      <${Time} at=${flag.modifiedAt} />
      ${flag.modifiedBy && html`<span class="who"> ${texts.by(flag.modifiedBy)}</span>`}
    </div>
  </div>`;
}

/** The mark of a flag that changes by itself: it leads to the plan.
 * @param {{set: string, flag: string, plan: NonNullable<Flag["plan"]>}} properties */
function Planned({ set, flag, plan: { kind, state, nextAt, number } }) {
  const when = nextAt === null ? "" : relative(Date.parse(nextAt), now.value);
  const what = kind === "schedule" ? texts.plan.schedule(when) : texts.plan.rollout[state](when);
  const said = number > 1 ? what + texts.plan.more(number - 1) : what;
  return html`<a class="planned ${state}" href=${link({ set, flag, query: { tab: "plan" } })} title=${said}>
    <${Icon} shapes=${kind === "schedule" ? calendar : trend} size=${14} label=${said} />
  </a>`;
}

/** The colour of the default variant: what is rolled out stands out. Not of the share that is named. */
const REST = "var(--share-none)";

/** What callers get: a bar for a rollout, or the variant, and how many rules come first.
 * @param {{flag: Pick<Flag, "rules" | "otherwise" | "rollout" | "defaultVariant">}} properties */
export function Serves({ flag }) {
  const { shares, isInRule, variant, rules } = serves(flag);
  const said = rules > 0 && html`<span class="quiet rule-count">${shares || variant !== null ? " · " : ""}${texts.rules(rules)}</span>`;
  if (shares) {
    const [name, share] = shares[0];
    const words = isInRule ? texts.inRule : texts.share;
    const bar = shares.map(([label, weight], place) => ({
      label: label || texts.noVariant,
      weight,
      colour: place > 0 && label === (flag.defaultVariant ?? "") ? REST : shareColour(place),
    }));
    return html`<span class="bar"><${SplitBar} shares=${bar} /></span>
      <span class="cut">${words(percent(share), name || texts.noVariant)}${isInRule ? null : said}</span>`;
  }
  if (variant === null) return html`<span class="quiet cut">${rules ? said : texts.computed}</span>`;
  return html`<span class="cut">${variant ? html`<span class="mono">${variant}</span>` : html`<span class="quiet">${texts.noVariant}</span>`}${said}</span>`;
}
