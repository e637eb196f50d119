import { useState } from "preact/hooks";
import { patch, path } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Badge } from "../../parts/badge.js";
import { Button } from "../../parts/button.js";
import { confirm } from "../../parts/confirm.js";
import { Warning } from "../../parts/problem.js";
import { toast, toastProblem } from "../../parts/toast.js";
import { loadSets } from "../../state/sets.js";
import { texts } from "../../texts.js";

/** @import { FlagSet } from "../../state/sets.js" */

/**
 * Whether evaluations read the stored contexts, and the way to change it.
 *
 * @param {{set: FlagSet}} properties
 */
export function Reading({ set }) {
  const [isBusy, setBusy] = useState(false);
  const words = texts.contexts;

  /** @param {boolean} isOn */
  async function change(isOn) {
    const title = isOn ? words.switchOnTitle(set.name) : words.switchOffTitle(set.name);
    const question = { title, text: isOn ? words.switchOnText : words.switchOffText };
    if (!(await confirm({ ...question, action: isOn ? words.switchOn : words.switchOff }))) return;
    setBusy(true);
    try {
      await patch(path`flag-sets/${set.name}`, { body: { storedContexts: isOn } });
      toast({ text: isOn ? words.switchedOn : words.switchedOff });
      await loadSets();
    } catch (error) {
      toastProblem(error);
    }
    setBusy(false);
  }

  if (set.storedContexts) {
    return html`<p class="reading">
      <${Badge} kind="good">${words.on}<//>
      ${may("write") && html`<${Button} kind="quiet" size="small" busy=${isBusy} onClick=${() => change(false)}>${words.switchOff}<//>`}
    </p>`;
  }
  return html`<${Warning}>
    <strong>${words.offTitle}</strong>
    <p>${words.offText}</p>
    ${may("write") && html`<div class="row"><${Button} size="small" busy=${isBusy} onClick=${() => change(true)}>${words.switchOn}<//></div>`}
  <//>`;
}
