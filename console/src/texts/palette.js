// Sentences of the palette (⌘K) and of the list of keys.

export const palette = {
  title: "Jump to",
  placeholder: "Type the name of a flag, a flag set, a page or an action",
  flags: "Flags",
  sets: "Flag sets",
  pages: "Pages",
  actions: "Actions",
  /** @param {string} set */
  pageOf: (set) => `of ${set}`,
  /** @param {string} text */
  nothing: (text) => `Nothing fits “${text}”.`,
  searching: "Searching flags…",
  /** @param {number} count */
  results: (count) => `${count} results`,
  copyAddress: "Copy the address of this page",
  addressCopied: "Copied the address.",

  keysTitle: "Keyboard shortcuts",
  everywhere: "Everywhere",
  here: "On this page",
  openPalette: "Jump to anything",
  goOverview: "Go to the overview",
  goFlags: "Go to flags",
  goHistory: "Go to history",
  showKeys: "Show keyboard shortcuts",
  closeAny: "Close what is open",
  moveInMenus: "Move in menus, tabs and lists",
};
