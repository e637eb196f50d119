// The templates of components: html`<p class="quiet">${text}</p>`.

import htm from "htm";
import { h } from "preact";

export const html = htm.bind(h);
