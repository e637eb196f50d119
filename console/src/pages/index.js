// The component of each page, by the name that the address has.

import { Keys } from "./keys/index.js";
import { later } from "./later.js";
import { Overview } from "./overview/index.js";
import { Settings } from "./settings/index.js";
import { Webhooks } from "./webhooks/index.js";

/** Pages of a flag set.
 * @type {Record<string, () => unknown>} */
export const pagesOfSet = {
  flags: later("Flags"),
  flag: later("Flag"),
  "try-it": later("TryItPage"),
  compare: later("Compare"),
  history: later("History"),
  plans: later("Plans"),
  evaluators: later("Evaluators"),
  contexts: later("Contexts"),
  webhooks: Webhooks,
  keys: Keys,
  settings: Settings,
};

/** Pages of no set.
 * @type {Record<string, () => unknown>} */
export const pages = { overview: Overview, keys: Keys };
