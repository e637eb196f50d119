import flag from "lucide-static/icons/flag.svg";
import calendar from "lucide-static/icons/calendar-clock.svg";
import columns from "lucide-static/icons/columns-3.svg";
import braces from "lucide-static/icons/braces.svg";
import history from "lucide-static/icons/history.svg";
import key from "lucide-static/icons/key-round.svg";
import flask from "lucide-static/icons/flask-conical.svg";
import settings from "lucide-static/icons/settings.svg";
import users from "lucide-static/icons/users.svg";
import webhook from "lucide-static/icons/webhook.svg";
import { may } from "../api/session.js";
import { html } from "../html.js";
import { placeOf } from "../model/names.js";
import { Icon } from "../parts/icon.js";
import { link, route } from "../state/router.js";
import { applications } from "../state/sets.js";
import { texts } from "../texts.js";

/** The pages of the open set that the key may see: name and icon. */
export function pagesInOrder() {
  const { set } = route.value;
  const application = set && placeOf(set).application;
  const environments = applications.value.find((one) => one.application === application)?.sets.length ?? 0;
  /** @type {([page: keyof typeof texts.pages, icon: [string, Record<string, string>][]] | false)[]} */
  const list = [
    ["flags", flag],
    ["try-it", flask],
    environments > 1 && ["compare", columns],
    ["history", history],
    ["plans", calendar],
    ["evaluators", braces],
    ["contexts", users],
    may("admin") && ["webhooks", webhook],
    may("admin") && ["keys", key],
    ["settings", settings],
  ];
  return list.filter((entry) => entry !== false);
}

/** @param {{open: boolean}} properties whether it is open where there is little room */
export function Navigation({ open }) {
  const { set, page } = route.value;
  const current = page === "flag" ? "flags" : page;
  return html`<nav class="side ${open ? "open" : ""}" aria-label=${texts.shell.pages}>
    <ul class="plain">
      ${pagesInOrder().map(
        ([name, icon]) => html`<li key=${name}>
          <a href=${link({ set, page: name })} aria-current=${name === current ? "page" : undefined}>
            <${Icon} shapes=${icon} />${texts.pages[name]}
          </a>
        </li>`,
      )}
    </ul>
  </nav>`;
}
