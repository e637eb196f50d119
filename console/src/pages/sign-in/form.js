import { useState } from "preact/hooks";
import { send } from "../../api/client.js";
import { Problem, problemOf } from "../../api/problem.js";
import { signIn } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Check, Field } from "../../parts/field.js";
import { ProblemBox } from "../../parts/problem.js";
import { texts } from "../../texts.js";

/** Asks for an API key, and keeps one that the server accepts. */
export function SignInForm() {
  const [typed, setTyped] = useState("");
  const [remember, setRemember] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const key = typed.trim();
    setProblem(null);
    // Headers take nothing else, and fetch would throw.
    if (!/^[\x21-\x7e]+$/.test(key)) return setFault(texts.signIn.notAKey);
    setFault("");
    setBusy(true);
    try {
      const response = await send("GET", "api-keys/self", {}, key);
      if (response.status === 401) return setFault(texts.signIn.wrong);
      if (!response.ok) throw await problemOf(response);
      const self = await response.json();
      if (!self.granted.includes("read")) return setFault(texts.signIn.cannotRead);
      return signIn(key, self, remember);
    } catch (error) {
      return setProblem(error instanceof Problem ? error : String(error));
    } finally {
      setBusy(false);
    }
  }

  return html`<form class="stack" onSubmit=${submit}>
    <${Field} label=${texts.signIn.key} error=${fault}>
      ${(/** @type {object} */ input) => html`<input
        ...${input}
        class="mono"
        type="password"
        name="key"
        autocomplete="current-password"
        required
        autofocus
        value=${typed}
        onInput=${(/** @type {any} */ event) => setTyped(event.target.value)}
      />`}
    <//>
    <${Check} label=${texts.signIn.remember} hint=${texts.signIn.rememberHint} checked=${remember} onChange=${setRemember} />
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <${Button} kind="primary" type="submit" busy=${busy}>${texts.signIn.action}<//>
  </form>`;
}
