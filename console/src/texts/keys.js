// Sentences of the page of API keys.

import { plural } from "./numbers.js";

export const keys = {
  title: "API keys",
  text: "A key is shown once, when it is created. Flagstaff stores its hash.",
  newKey: "New API key",
  ended: "Show expired and revoked keys",
  name: "Name",
  scopes: "Scopes",
  flagSet: "Flag set",
  allSets: "all flag sets",
  lastUsed: "Last used",
  never: "never",
  expires: "Expires",
  noEnd: "does not expire",
  created: "Created",
  createdBy: "Created by",
  /** @param {string} name */
  by: (name) => `by ${name}`,
  state: "State",
  you: "this tab",
  actions: "Actions",
  /** @param {string} name */
  actionsOf: (name) => `Actions of ${name}`,
  /** @type {Record<string, string>} */
  states: { active: "active", expired: "expired", revoked: "revoked" },
  /** @type {Record<string, string>} */
  what: {
    evaluate: "evaluate flags, for applications and SDKs",
    read: "read flags, history, contexts and statistics",
    write: "change flags; includes read",
    admin: "create and delete flag sets, keys and webhooks; includes everything else",
  },
  emptyTitle: "No API key yet",
  emptyText: "Give every application and every person a key of their own, with no more scopes than they need.",
  /** @param {string} set */
  command: (set) => `flagstaff keys create checkout --scope evaluate --flag-set ${set}`,

  create: {
    title: "New API key",
    name: "Name",
    nameHint: "Who or what it is for. It stands in the history beside each change.",
    scopes: "Scopes",
    flagSet: "Flag set",
    every: "All flag sets",
    expires: "Expires",
    never: "Never",
    /** @param {number} days */
    inDays: (days) => `In ${plural(days, "day")}`,
    action: "Create API key",
    noScope: "Choose at least one scope.",
  },

  made: {
    /** @param {string} name */
    title: (name) => `The key of ${name}`,
    text: "Copy it now. Nobody can show it again.",
    copy: "Copy API key",
    try: "Try it",
    done: "I have copied it",
  },

  rotate: {
    item: "Rotate…",
    /** @param {string} name */
    title: (name) => `Rotate the key of ${name}`,
    text: "The key gets a new secret. The present one stays valid for a while, so that you can exchange it everywhere.",
    grace: "The present secret stays valid for",
    none: "No time: it ends at once",
    hour: "1 hour",
    day: "1 day",
    week: "7 days",
    month: "30 days",
    action: "Rotate",
    own: "You are signed in with this key. Sign in with the new one before the time is over.",
  },

  revoke: {
    item: "Revoke…",
    /** @param {string} name */
    title: (name) => `Revoke the key of ${name}?`,
    text: "Every worker refuses it within a second, and that cannot be undone.",
    own: "You are signed in with this key: you will be asked for another one.",
    used: "It was last used",
    action: "Revoke",
    /** @param {string} name */
    done: (name) => `Revoked the key of ${name}.`,
    lastTitle: "Revoke the last admin key?",
    lastAction: "Revoke it nevertheless",
  },
};
