import bookOpen from "lucide-static/icons/book-open.svg";
import chevron from "lucide-static/icons/chevrons-up-down.svg";
import keyboard from "lucide-static/icons/keyboard.svg";
import keyIcon from "lucide-static/icons/key-round.svg";
import logOut from "lucide-static/icons/log-out.svg";
import menuIcon from "lucide-static/icons/menu.svg";
import moon from "lucide-static/icons/moon.svg";
import search from "lucide-static/icons/search.svg";
import sun from "lucide-static/icons/sun.svg";
import { boundSet, may, self, signOut } from "../api/session.js";
import { html } from "../html.js";
import { placeOf } from "../model/names.js";
import { Badge } from "../parts/badge.js";
import { Button } from "../parts/button.js";
import { Icon } from "../parts/icon.js";
import { Logo } from "../parts/logo.js";
import { Menu } from "../parts/menu.js";
import { Time } from "../parts/time.js";
import { go, link, route } from "../state/router.js";
import { applications, isProduction, openSet } from "../state/sets.js";
import { chooseTheme, isDark, theme } from "../state/theme.js";
import { texts } from "../texts.js";
import { COMMAND } from "./shortcuts.js";

/** @param {{menu: import("@preact/signals").Signal<boolean>, openPalette: () => void, showKeys: () => void}} properties */
export function Header({ menu, openPalette, showKeys }) {
  const { set } = route.value;
  return html`<header class="top">
    ${set &&
    html`<${Button}
      class="opens-menu"
      kind="quiet"
      icon=${menuIcon}
      label=${texts.shell.menu}
      aria-expanded=${String(menu.value)}
      onClick=${() => (menu.value = !menu.value)}
    />`}
    <a class="brand" href=${link({ set: boundSet.value })} aria-label=${texts.product}><${Logo} /><span>${texts.product}</span></a>
    ${set && html`<${SetMenu} name=${set} />`}
    <span class="grow"></span>
    <${Button} class="opens-palette" icon=${search} aria-keyshortcuts="Control+K Meta+K" onClick=${openPalette}>
      <span class="quiet">${texts.shell.search}</span><kbd aria-hidden="true">${COMMAND} K</kbd>
    <//>
    <${ThemeMenu} />
    <${KeyMenu} showKeys=${showKeys} />
  </header>`;
}

/** The open set, and the way to the other environments of its application.
 * @param {{name: string}} properties */
function SetMenu({ name }) {
  const { application, environment } = placeOf(name);
  const { page } = route.value;
  const siblings = applications.value.find((one) => one.application === application)?.sets ?? [];
  return html`<span class="row set-menu">
    <${Menu}
      button=${{ kind: "quiet", title: name }}
      items=${[
        ...siblings.map((set) => ({
          label: set.environment ?? set.name,
          checked: set.name === name,
          onSelect: () => go({ set: set.name, page: page === "flag" ? "flags" : page }),
        })),
        !boundSet.value && { line: true },
        !boundSet.value && { label: texts.shell.overview, href: link({}) },
      ]}
    >
      <span class="place"><span class="application">${application}</span>${environment && html`<span class="quiet" aria-hidden="true"> ▸ </span><strong>${environment}</strong>`}</span>
      <${Icon} shapes=${chevron} size=${14} />
    <//>
    ${isProduction(openSet.value) && html`<${Badge} kind="bad">${texts.shell.production}<//>`}
  </span>`;
}

function ThemeMenu() {
  const choices = /** @type {const} */ ([
    ["system", texts.shell.themeSystem],
    ["light", texts.shell.themeLight],
    ["dark", texts.shell.themeDark],
  ]);
  return html`<${Menu}
    end
    button=${{ kind: "quiet", icon: isDark.value ? moon : sun, label: texts.shell.theme }}
    items=${choices.map(([choice, label]) => ({
      label,
      checked: theme.value === choice,
      onSelect: () => chooseTheme(choice),
    }))}
  />`;
}

/** @param {{showKeys: () => void}} properties */
function KeyMenu({ showKeys }) {
  const key = self.value;
  if (!key) return null;
  return html`<${Menu}
    end
    button=${{ kind: "quiet", icon: keyIcon, class: "key-menu", "aria-label": `${texts.shell.keyMenu}: ${key.name}` }}
    items=${[
      { heading: texts.shell.scopes(key.scopes.join(", ")) },
      { heading: key.expiresAt ? html`${texts.shell.keyEnds} <${Time} at=${key.expiresAt} />` : texts.shell.keyHasNoEnd },
      { heading: key.flagSet ? texts.shell.onlySet(key.flagSet) : texts.shell.allSets },
      { line: true },
      may("admin") && { label: texts.pages.keys, icon: keyIcon, href: link({ set: route.value.set, page: "keys" }) },
      { label: texts.shell.shortcuts, icon: keyboard, onSelect: showKeys },
      { label: texts.shell.apiDocs, icon: bookOpen, href: "../docs" },
      { line: true },
      { label: texts.shell.signOut, icon: logOut, onSelect: signOut },
    ]}
  >
    <span class="cut">${key.name}</span>
  <//>`;
}
