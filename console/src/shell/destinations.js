// What the palette can jump to, by group: everything but flags, which the server looks for.

import bookOpen from "lucide-static/icons/book-open.svg";
import keyboard from "lucide-static/icons/keyboard.svg";
import layers from "lucide-static/icons/layers.svg";
import linkIcon from "lucide-static/icons/link.svg";
import logOut from "lucide-static/icons/log-out.svg";
import moon from "lucide-static/icons/moon.svg";
import sun from "lucide-static/icons/sun.svg";
import zap from "lucide-static/icons/zap.svg";
import { boundSet, signOut } from "../api/session.js";
import { toast } from "../parts/toast.js";
import { go, link, route } from "../state/router.js";
import { sets } from "../state/sets.js";
import { chooseTheme, isDark } from "../state/theme.js";
import { texts } from "../texts.js";
import { pagesInOrder } from "./navigation.js";
import { shortcuts } from "./shortcuts.js";

/**
 * @typedef {object} Destination
 * @property {string} id
 * @property {string} group
 * @property {[string, Record<string, string>][]} icon
 * @property {string} label
 * @property {string} [detail]
 * @property {() => void} run
 */

const said = texts.palette;

/**
 * @param {() => void} showKeys
 * @returns {Destination[]}
 */
export function destinations(showKeys) {
  const { set } = route.value;
  return [...pagesOf(set), ...setsOf(), ...actions(showKeys)];
}

/** @param {string | null} set @returns {Destination[]} */
function pagesOf(set) {
  const overview = { page: "overview", label: texts.pages.overview, icon: layers, of: null };
  const list = set ? pagesInOrder().map(([page, icon]) => ({ page, label: texts.pages[page], icon, of: set })) : [];
  return [...list, ...(boundSet.value ? [] : [overview])].map(({ page, label, icon, of }) => ({
    id: `page-${page}`,
    group: said.pages,
    icon,
    label,
    detail: of ? said.pageOf(of) : undefined,
    run: () => go({ set: of, page }),
  }));
}

/** @returns {Destination[]} */
function setsOf() {
  return (sets.value ?? []).map(({ name }) => ({
    id: `set-${name}`,
    group: said.sets,
    icon: layers,
    label: name,
    run: () => go({ set: name }),
  }));
}

/** @param {() => void} showKeys @returns {Destination[]} */
function actions(showKeys) {
  /** @type {[string, [string, Record<string, string>][], () => void][]} */
  const list = [
    ...shortcuts()
      .filter(({ isGlobal }) => !isGlobal)
      .map(({ label, run }) => /** @type {[string, [string, Record<string, string>][], () => void]} */ ([label, zap, run])),
    [isDark.value ? texts.shell.themeLight : texts.shell.themeDark, isDark.value ? sun : moon, () => chooseTheme(isDark.value ? "light" : "dark")],
    [said.copyAddress, linkIcon, copyAddress],
    [texts.shell.shortcuts, keyboard, showKeys],
    [texts.shell.apiDocs, bookOpen, () => location.assign("../docs")],
    [texts.shell.signOut, logOut, signOut],
  ];
  return list.map(([label, icon, run]) => ({ id: `action-${label}`, group: said.actions, icon, label, run }));
}

async function copyAddress() {
  const { set, page, flag, query } = route.value;
  try {
    await navigator.clipboard.writeText(new URL(link({ set, page, flag, query }), location.href).href);
    toast({ text: said.addressCopied });
  } catch {
    toast({ kind: "bad", text: texts.notCopied });
  }
}
