// Whether there is little room: the same width as in the styles.

import { signal } from "@preact/signals";

const narrow = window.matchMedia("(max-width: 720px)");

export const isNarrow = signal(narrow.matches);

narrow.addEventListener("change", (event) => {
  isNarrow.value = event.matches;
});
