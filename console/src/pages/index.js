// The component of each page, by the name that the address has.

import { Compare } from "./compare/index.js";
import { Contexts } from "./contexts/index.js";
import { Evaluators } from "./evaluators/index.js";
import { Flag } from "./flag/index.js";
import { Flags } from "./flags/index.js";
import { History } from "./history/index.js";
import { Keys } from "./keys/index.js";
import { Overview } from "./overview/index.js";
import { Plans } from "./plans/index.js";
import { Settings } from "./settings/index.js";
import { TryItPage } from "./try-it/index.js";
import { Webhooks } from "./webhooks/index.js";

/** Pages of a flag set.
 * @type {Record<string, () => unknown>} */
export const pagesOfSet = {
  flags: Flags,
  flag: Flag,
  "try-it": TryItPage,
  compare: Compare,
  history: History,
  plans: Plans,
  evaluators: Evaluators,
  contexts: Contexts,
  webhooks: Webhooks,
  keys: Keys,
  settings: Settings,
};

/** Pages of no set.
 * @type {Record<string, () => unknown>} */
export const pages = { overview: Overview, keys: Keys };
