// The console: renders into index.html.

import "./look/index.js";
import "./state/theme.js";
import { render } from "preact";
import { html } from "./html.js";
import { loadWorkbench } from "./pages/later.js";
import { App } from "./shell/app.js";

render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById("console")));

// While somebody signs in or looks at the overview, the other pages come.
if ("requestIdleCallback" in window) requestIdleCallback(() => loadWorkbench());
else setTimeout(loadWorkbench, 500);
