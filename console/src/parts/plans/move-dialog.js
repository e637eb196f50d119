import { useState } from "preact/hooks";
import { patch, path } from "../../api/client.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Dialog } from "../dialog.js";
import { Field } from "../field.js";
import { ProblemBox } from "../problem.js";
import { agreed } from "../production.js";
import { toast } from "../toast.js";
import { localTime } from "./when-fields.js";

/** @import { Schedule } from "../../model/plans.js" */

/** @param {{set: string, schedule: Schedule, onClose: () => void, onMoved: () => void}} properties */
export function MoveDialog({ set, schedule, onClose, onMoved }) {
  const [at, setAt] = useState(localTime(new Date(schedule.at)));
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const words = texts.plans;
  async function move() {
    if (at === "" || !(await agreed(set))) return;
    try {
      await patch(path`flag-sets/${set}/schedules/${schedule.id}`, { body: { at: new Date(at).toISOString() } });
      toast({ text: words.done.move });
      onMoved();
    } catch (error) {
      setProblem(error);
    }
  }
  return html`<${Dialog}
    title=${words.move}
    onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>${texts.cancel}<//><${Button} kind="primary" disabled=${at === ""} onClick=${move}>${words.form.move}<//>`}
  >
    <div class="stack">
      ${problem !== null && html`<${ProblemBox} problem=${problem} />`}
      <${Field} label=${words.form.at}>
        ${(/** @type {object} */ input) => html`<input ...${input} type="datetime-local" autofocus value=${at} onInput=${(/** @type {any} */ event) => setAt(event.target.value)} />`}
      <//>
    </div>
  <//>`;
}
