import { html } from "../../html.js";
import { Warning } from "../../parts/problem.js";
import { flag as texts } from "../../texts/flag.js";

/** What stands for an editor of parts while the text has no parts. @param {{open: import("./open-flag.js").OpenFlag}} properties */
export function NotJson({ open }) {
  const { fault } = open.root.value;
  return html`<${Warning}>
    <p>${texts.notJson}</p>
    ${fault && html`<p>${texts.faultAt(fault.line, fault.message)}</p>`}
  <//>`;
}
