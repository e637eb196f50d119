// Changes made elsewhere, as the event stream of a set announces them.

import { signal } from "@preact/signals";

/** @type {import("@preact/signals").Signal<"off" | "connecting" | "live" | "lost">} */
export const liveState = signal("off");
