// Light or dark: as the system has it, unless chosen here.

import { computed, effect, signal } from "@preact/signals";

/** @typedef {"system" | "light" | "dark"} Choice */

const NAME = "flagstaff.theme";
const system = window.matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = signal(system.matches);
system.addEventListener("change", (event) => {
  systemIsDark.value = event.matches;
});

/** @type {import("@preact/signals").Signal<Choice>} */
export const theme = signal(/** @type {Choice} */ (localStorage.getItem(NAME) ?? "system"));

export const isDark = computed(() => (theme.value === "system" ? systemIsDark.value : theme.value === "dark"));

/** @param {Choice} choice */
export function chooseTheme(choice) {
  if (choice === "system") localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, choice);
  theme.value = choice;
}

effect(() => {
  document.documentElement.classList.toggle("dark", isDark.value);
});
