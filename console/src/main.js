// The console: renders into index.html.

import "./look/index.js";
import "./state/theme.js";
import { render } from "preact";
import { key } from "./api/session.js";
import { html } from "./html.js";
import { loadWorkbench } from "./pages/later.js";
import { App } from "./shell/app.js";
import { route } from "./state/router.js";

render(html`<${App} />`, /** @type {HTMLElement} */ (document.getElementById("console")));

// While somebody signs in or looks at the overview, the other pages come; at once if one is wanted.
if (key.peek() && route.peek().set !== null) loadWorkbench();
else if ("requestIdleCallback" in window) requestIdleCallback(() => loadWorkbench());
else setTimeout(loadWorkbench, 500);
