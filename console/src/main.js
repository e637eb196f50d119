// The console: renders into index.html.

import "./look/index.js";
import "./state/theme.js";
import { render } from "preact";
import { html } from "./html.js";
import { App } from "./shell/app.js";

render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById("console")));
