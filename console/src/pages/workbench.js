// The pages of a flag set's content: one file, loaded after the first page is shown (later.js).

export { Compare } from "./compare/index.js";
export { Contexts } from "./contexts/index.js";
export { Evaluators } from "./evaluators/index.js";
export { Flag } from "./flag/index.js";
export { Flags } from "./flags/index.js";
export { History } from "./history/index.js";
export { Plans } from "./plans/index.js";
export { TryItPage } from "./try-it/index.js";
