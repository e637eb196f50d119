import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { send } from "../api/client.js";
import { problemOf } from "../api/problem.js";
import { forgetKey, key, self } from "../api/session.js";
import { html } from "../html.js";
import { SignIn, SignInAgain } from "../pages/sign-in/index.js";
import { Confirmation } from "../parts/confirm.js";
import { ProblemBox } from "../parts/problem.js";
import { Toasts } from "../parts/toast.js";
import { loadSets } from "../state/sets.js";
import { Shell } from "./shell.js";

/** What kept a stored key from being used: a Problem of the server. */
const problem = signal(/** @type {unknown} */ (null));
const ended = signal(false);

/** Everything: the sign-in page, or the shell with the page that the address names. */
export function App() {
  useEffect(() => {
    if (key.peek()) start();
  }, []);
  if (self.value) return html`<${Shell} /><${Confirmation} /><${SignInAgain} /><${Toasts} />`;
  if (problem.value) {
    return html`<main class="padded"><${ProblemBox} problem=${problem.value} onRetry=${start} /></main>`;
  }
  return key.value ? null : html`<${SignIn} reason=${ended.value} />`;
}

/** Ask what the stored key is, and for what the page needs meanwhile: each round trip is time. */
async function start() {
  problem.value = null;
  loadSets();
  try {
    const response = await send("GET", "api-keys/self", {}, key.peek());
    if (response.status === 401) {
      ended.value = true;
      return forgetKey();
    }
    if (!response.ok) throw await problemOf(response);
    self.value = await response.json();
  } catch (error) {
    problem.value = error;
  }
}
