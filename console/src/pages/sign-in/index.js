import { question } from "../../api/session.js";
import { html } from "../../html.js";
import { Command } from "../../parts/copy.js";
import { Dialog } from "../../parts/dialog.js";
import { Logo } from "../../parts/logo.js";
import { texts } from "../../texts.js";
import { SignInForm } from "./form.js";
import "./sign-in.css";

const COMMAND = "flagstaff keys create me --scope admin";

/** The first page: nobody is signed in.
 * @param {{reason: unknown}} properties */
export function SignIn({ reason }) {
  return html`<main class="sign-in">
    <div class="brand"><${Logo} size=${32} />${texts.product}</div>
    <div class="panel stack">
      <h1>${texts.signIn.title}</h1>
      <p class="quiet">${reason ? texts.signIn.againText : texts.signIn.text}</p>
      <${SignInForm} />
    </div>
    <div class="no-key"><span>${texts.signIn.noKey}</span><${Command} text=${COMMAND} /></div>
  </main>`;
}

/** Over the page, when the key has ended in the middle of work. */
export function SignInAgain() {
  return (
    question.value &&
    html`<${Dialog} title=${texts.signIn.again}>
      <div class="stack">
        <p class="quiet">${texts.signIn.againText}</p>
        <${SignInForm} />
      </div>
    <//>`
  );
}
