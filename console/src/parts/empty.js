import { html } from "../html.js";
import { Command } from "./copy.js";
import { Icon } from "./icon.js";
import "./empty.css";

/**
 * What stands where there is nothing yet: what belongs here, the first step as `children` (a
 * button), and the same step as a command. `level` is that of its heading: 1 for a whole page.
 *
 * @param {{title: string, text?: unknown, icon?: [string, Record<string, string>][], command?: string, level?: 1 | 2, children?: unknown}} properties
 */
export function Empty({ title, text, icon, command, level = 2, children }) {
  return html`<div class="empty">
    ${icon && html`<${Icon} shapes=${icon} size=${24} />`}
    <${`h${level}`}>${title}<//>
    ${text && html`<p>${text}</p>`}
    ${children && html`<div class="row">${children}</div>`}
    ${command && html`<div class="command"><${Command} text=${command} /></div>`}
  </div>`;
}
