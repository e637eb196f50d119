// Types that contain themselves, which JSDoc cannot say.

import type { JsonNode } from "./json.js";
import type { Written } from "./written.js";
import type { Segment } from "./segments.js";

/** A value that is wanted: JSON, in which nodes of a text and what a person wrote may stand. */
export type Wanted = null | boolean | number | string | Written | JsonNode | Wanted[] | { [key: string]: Wanted };

/** A part of a sentence: a text, a segment, or parts one after the other. */
export type Part = string | Segment | readonly Part[];
