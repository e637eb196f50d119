// A type that contains itself, which JSDoc cannot say.

import type { JsonNode } from "./nodes.js";
import type { Written } from "./written.js";

/** A value that is wanted: JSON, in which nodes of a text and what a person wrote may stand. */
export type Wanted = null | boolean | number | string | Written | JsonNode | Wanted[] | { [key: string]: Wanted };
