import { useState } from "preact/hooks";
import { path, post } from "../../api/client.js";
import { self } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Field } from "../../parts/field.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { Select } from "../../parts/select.js";
import { texts } from "../../texts.js";

const said = texts.keys.rotate;
const HOUR = 3600;

/** @param {{row: import("./index.js").ListedKey, onClose: () => void, onMade: (made: import("./index.js").Made) => void}} properties */
export function RotateKey({ row, onClose, onMade }) {
  const [grace, setGrace] = useState(String(24 * HOUR));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    try {
      const { data } = await post(path`api-keys/${row.id}/rotate`, { body: { grace: Number(grace) } });
      onMade(data);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  const choices = [
    [0, said.none],
    [HOUR, said.hour],
    [24 * HOUR, said.day],
    [7 * 24 * HOUR, said.week],
    [30 * 24 * HOUR, said.month],
  ].map(([value, label]) => ({ value: String(value), label: String(label) }));
  return html`<${Dialog}
    title=${said.title(row.name)}
    onClose=${busy ? undefined : onClose}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${busy}>${texts.cancel}<//>
      <${Button} kind="primary" type="submit" form="rotate-key" busy=${busy}>${said.action}<//>
    `}
  >
    <form id="rotate-key" class="stack" onSubmit=${submit}>
      <p>${said.text}</p>
      <${Field} label=${said.grace}>
        ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${grace} options=${choices} onChange=${setGrace} />`}
      <//>
      ${row.id === self.value?.id && html`<${Warning}>${said.own}<//>`}
      ${problem && html`<${ProblemBox} problem=${problem} />`}
    </form>
  <//>`;
}
