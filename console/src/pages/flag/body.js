import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Tabs } from "../../parts/tabs.js";
import { useShortcuts } from "../../shell/shortcuts.js";
import { route, setQuery } from "../../state/router.js";
import { flag as texts } from "../../texts/flag.js";
import { Conflict, ConflictBanner } from "./conflict.js";
import { Definition } from "./definition.js";
import { Header } from "./header.js";
import { History } from "./history.js";
import { Metadata } from "./metadata.js";
import { Overrides } from "./overrides.js";
import { Plan } from "./plan.js";
import { Rules } from "./rules.js";
import { SaveBar } from "./save-bar.js";
import { Saving } from "./saving.js";
import { Statistics } from "./statistics.js";
import { Try } from "./try.js";
import { Variants } from "./variants.js";

/** @import { OpenFlag } from "./open-flag.js" */

/**
 * What is open over the page: the sheet before saving, or the two versions of a conflict.
 * @typedef {{sheet: "save", comment?: string} | {sheet: "conflict", thenSave?: boolean} | null} Over
 */

const SHOWN = "flagstaff.json";

/** Whether the JSON stands beside the tabs. */
const isJsonShown = signal(localStorage.getItem(SHOWN) !== "no");

/** @type {Record<string, (properties: {open: OpenFlag, turn: number, over: (over: Over) => void}) => unknown>} */
const TABS = {
  rules: Rules,
  variants: Variants,
  metadata: Metadata,
  try: Try,
  statistics: Statistics,
  overrides: Overrides,
  history: History,
  plan: Plan,
};

/** @param {{open: OpenFlag, turn: number}} properties */
export function FlagBody({ open, turn }) {
  const [over, setOver] = useState(/** @type {Over} */ (null));
  const tab = Object.hasOwn(TABS, route.value.query.tab ?? "") ? route.value.query.tab : "rules";
  const Selected = TABS[tab];
  const review = () => open.canSave.peek() && setOver({ sheet: "save" });
  useShortcuts(may("write") ? [{ keys: "s", label: texts.review, run: review }] : []);

  return html`<div class="flag-page">
    <${Header} open=${open} turn=${turn} over=${setOver} isJsonShown=${isJsonShown} onJson=${showJson} />
    <${ConflictBanner} open=${open} over=${setOver} />
    <div class=${isJsonShown.value ? "flag-body beside" : "flag-body"}>
      <div class="flag-tabs">
        <${Tabs}
          label=${texts.sections}
          tabs=${Object.keys(TABS).map((id) => ({ id, label: texts.tabs[/** @type {keyof typeof texts.tabs} */ (id)] }))}
          selected=${tab}
          onSelect=${(/** @type {string} */ id) => setQuery({ tab: id === "rules" ? null : id })}
        >
          <${Selected} open=${open} turn=${turn} over=${setOver} />
        <//>
      </div>
      ${isJsonShown.value && html`<${Definition} open=${open} onSave=${review} />`}
    </div>
    ${may("write") && html`<${SaveBar} open=${open} onReview=${review} />`}
    ${over?.sheet === "save" && html`<${Saving} open=${open} comment=${over.comment} over=${setOver} />`}
    ${over?.sheet === "conflict" && open.meanwhile.value && html`<${Conflict} open=${open} thenSave=${over.thenSave ?? false} over=${setOver} />`}
  </div>`;
}

function showJson() {
  isJsonShown.value = !isJsonShown.value;
  localStorage.setItem(SHOWN, isJsonShown.value ? "yes" : "no");
}
