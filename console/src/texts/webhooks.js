// Sentences of the page of webhooks.

export const webhooks = {
  title: "Webhooks",
  newWebhook: "New webhook",
  enabled: "enabled",
  disabled: "disabled",
  /** @param {string} url */
  switch: (url) => `Calls of ${url}`,
  /** @param {string} url */
  actionsOf: (url) => `Actions of ${url}`,
  /** @param {string} by */
  createdBy: (by) => `Created by ${by}`,
  because: "Flagstaff disabled it:",
  test: "Send a test call",
  tested: "A test call is on its way.",
  edit: "Edit…",
  remove: "Delete…",
  deliveries: "Deliveries",
  showDeliveries: "Show deliveries",
  hideDeliveries: "Hide deliveries",
  emptyTitle: "No webhook yet",
  emptyText: "A webhook calls a URL after each change of this flag set: to tell a chat, to start a build, to empty a cache. Calls are signed, and repeated until they succeed.",
  /** @param {string} set */
  command: (set) => `flagstaff webhooks create https://example.com/hook --flag-set ${set}`,

  edited: {
    newTitle: "New webhook",
    title: "Edit webhook",
    url: "URL",
    urlHint: "http or https. It gets a POST with JSON.",
    description: "Description",
    create: "Create webhook",
    save: "Save",
  },

  made: {
    title: "The secret of the webhook",
    text: "The receiver checks signatures with it (Standard Webhooks). Copy it now: nobody can show it again.",
    copy: "Copy secret",
    done: "I have copied it",
  },

  deletion: {
    title: "Delete the webhook?",
    text: "Calls that are waiting are not made any more.",
    action: "Delete",
    done: "Deleted the webhook.",
  },

  delivery: {
    event: "Event",
    state: "State",
    attempts: "Attempts",
    answer: "Answer",
    at: "Created",
    next: "next attempt",
    all: "All",
    filter: "State of deliveries",
    none: "No delivery yet",
    noneText: "Deliveries are listed here once the flag set changes, or after a test call.",
    more: "Show more",
    refresh: "Refresh",
    again: "Send again",
    /** @type {Record<string, string>} */
    states: { pending: "waiting", delivered: "delivered", failed: "failed" },
    /** @param {{type: string, revision: number | null}} delivery */
    what: ({ type, revision }) =>
      ({ "flag_set.changed": `change r${revision}`, "plan.stopped": "plan stopped", ping: "test call" })[type] ?? type,
  },
};
