// A type that contains itself, which JSDoc cannot say.

import type { Segment } from "./segments.js";

/** A part of a sentence: a text, a segment, or parts one after the other. */
export type Part = string | Segment | readonly Part[];
