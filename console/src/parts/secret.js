import { html } from "../html.js";
import { Button } from "./button.js";
import { CopyButton } from "./copy.js";
import { Dialog } from "./dialog.js";
import "./secret.css";

/**
 * Shows a secret that nobody can show again. It stays until somebody says that it is copied.
 *
 * @param {{title: string, text: string, secret: string, copy: string, done: string, onDone: () => void, children?: unknown}} properties
 */
export function Secret({ title, text, secret, copy, done, onDone, children }) {
  return html`<${Dialog} title=${title} footer=${html`<${Button} kind="primary" onClick=${onDone}>${done}<//>`}>
    <div class="stack">
      <p>${text}</p>
      <div class="secret"><code>${secret}</code><${CopyButton} text=${secret} label=${copy} kind="plain">${copy}<//></div>
      ${children}
    </div>
  <//>`;
}
