// Every sentence of the console, in English: one section a page. Functions are for values inside.
// Another language is another object of the same shape.

import { changes } from "./texts/changes.js";
import { rules } from "./texts/rules.js";
import { contexts } from "./texts/contexts.js";
import { plans } from "./texts/plans.js";
import { evaluators } from "./texts/evaluators.js";
import { history } from "./texts/history.js";
import { asOf, context, stored, tryIt } from "./texts/try-it.js";
import { why } from "./texts/why.js";
import { keys } from "./texts/keys.js";
import { webhooks } from "./texts/webhooks.js";
import { settings } from "./texts/settings.js";
import { palette } from "./texts/palette.js";
import { overview } from "./texts/overview.js";
import { plural, unit } from "./texts/numbers.js";

const english = {
  asOf,
  changes,
  context,
  stored,
  why,

  product: "Flagstaff",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  delete: "Delete",
  undo: "Undo",
  copy: "Copy",
  copied: "Copied",
  copyCommand: "Copy command",
  notCopied: "The browser did not allow copying. Select the text and copy it by hand.",
  loading: "Loading",
  tryAgain: "Try again",
  more: "More",
  none: "None",
  all: "All",

  time: {
    now: "just now",
    /** @param {number} count @param {boolean} ahead */
    minutes: (count, ahead) => (ahead ? `in ${unit(count, "min")}` : `${unit(count, "min")} ago`),
    /** @param {number} count @param {boolean} ahead */
    hours: (count, ahead) => (ahead ? `in ${unit(count, "h")}` : `${unit(count, "h")} ago`),
    /** @param {number} count @param {boolean} ahead */
    days: (count, ahead) => (ahead ? `in ${plural(count, "day")}` : `${plural(count, "day")} ago`),
  },

  problem: {
    /** @param {number} status */
    unknown: (status) => `The server answered with status ${status}`,
    unexpected: "Something went wrong in the console",
    unreachable: "The server cannot be reached",
    unreachableDetail: "Check the network connection, then try again. Nothing that you typed is lost.",
    request: "Request",
    /** @param {string} name */
    dots: (name) => `A browser cannot address “${name}”`,
    dotsDetail: "Browsers remove steps of one or two dots from addresses. Use the command line for this name.",
    outdated: "This page belongs to a former release. Reload it to go on.",
    reload: "Reload",
    fromMemory: "The database is away. What you see comes from memory, and changes are refused until it is back.",
  },

  confirm: {
    /** @param {string} name */
    typeName: (name) => `Type ${name} to confirm`,
  },

  production: {
    /** @param {string} set */
    title: (set) => `Change ${set}?`,
    text: "The set is marked as production. Callers get the change within a second.",
    action: "Change production",
  },

  shell: {
    skip: "Skip to content",
    menu: "Menu",
    search: "Search or jump to…",
    theme: "Theme",
    themeSystem: "As the system",
    themeLight: "Light",
    themeDark: "Dark",
    keyMenu: "API key",
    /** @param {string} scopes */
    scopes: (scopes) => `Scopes: ${scopes}`,
    allSets: "All flag sets",
    /** @param {string} set */
    onlySet: (set) => `Only ${set}`,
    keyHasNoEnd: "Does not expire",
    keyEnds: "Expires",
    signOut: "Sign out",
    shortcuts: "Keyboard shortcuts",
    apiDocs: "API reference",
    otherSets: "Other flag sets…",
    overview: "Overview",
    production: "production",
    environment: "Environment",
    pages: "Pages",
    noSuchSet: "There is no such flag set",
    /** @param {string} set */
    noSuchSetText: (set) => `The API key sees no flag set “${set}”. It may have been deleted, or belong to another key.`,
    needsAdmin: "This page needs another API key",
    needsAdminText: "Webhooks and API keys are for keys with the scope admin.",
    noSuchPage: "There is no such page",
    noSuchPageText: "The address may be of another release.",
  },

  pages: {
    overview: "Overview",
    flags: "Flags",
    "try-it": "Try it",
    compare: "Compare",
    history: "History",
    plans: "Plans",
    evaluators: "Evaluators",
    contexts: "Contexts",
    webhooks: "Webhooks",
    keys: "API keys",
    settings: "Settings",
  },

  signIn: {
    title: "Sign in",
    text: "Enter an API key. It stays in this tab and is sent to this server only.",
    key: "API key",
    remember: "Stay signed in",
    rememberHint: "Keeps the key in this browser until you sign out. Not for shared computers.",
    action: "Sign in",
    again: "Sign in again",
    againText: "The server no longer accepts the API key: it has expired or was revoked. What you typed is still there.",
    wrong: "The server does not accept this API key. Check that it is complete, and neither expired nor revoked.",
    cannotRead: "This API key can only evaluate flags. The console needs a key with the scope read.",
    notAKey: "An API key has visible ASCII characters only, without spaces inside.",
    noKey: "No key yet? Create one on the server:",
  },

  overview,

  palette,

  keys,

  webhooks,

  settings,

  flags: {},

  compare: {},

  flag: {},

  rules,

  saving: {},

  tryIt,

  history,

  plans,

  evaluators,

  contexts,
};

export const texts = english;
