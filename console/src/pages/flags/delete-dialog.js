import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Field } from "../../parts/field.js";
import { TypedName } from "../../parts/typed-name.js";
import { isProduction, setNamed } from "../../state/sets.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";
import { deleteAll } from "./bulk.js";
import { Names } from "./names.js";

/** @typedef {import("../../state/flags.js").Flag} Flag */

/**
 * Asks with the names of the flags before they are deleted; in a production set its name has to be
 * typed.
 *
 * @param {{set: string, flags: Flag[], onClose: () => void, onDone: (failures: import("./bulk.js").Failures) => void}} properties
 */
export function DeleteDialog({ set, flags, onClose, onDone }) {
  const [comment, setComment] = useState("");
  const [typed, setTyped] = useState("");
  const [isBusy, setBusy] = useState(false);
  const isAsking = isProduction(setNamed(set));
  const isReady = !isAsking || typed === set;
  const keys = flags.map(({ key }) => key);

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (!isReady || isBusy) return;
    setBusy(true);
    onDone(await deleteAll(set, flags, comment.trim()));
  }

  return html`<${Dialog}
    title=${texts.bulk.askDelete(keys, set)}
    class=${isAsking ? "production" : ""}
    onClose=${isBusy ? undefined : onClose}
    footer=${html`
      <${Button} onClick=${onClose} disabled=${isBusy}>${common.cancel}<//>
      <${Button} kind="danger" type="submit" form="delete-flags" busy=${isBusy} disabled=${!isReady}>${common.delete}<//>
    `}
  >
    <form id="delete-flags" class="stack" onSubmit=${submit}>
      <p>${texts.bulk.deleteText}</p>
      <${Names} keys=${keys} />
      <${Field} label=${texts.bulk.comment} hint=${texts.bulk.commentHint}>
        ${(/** @type {object} */ input) =>
          html`<input ...${input} type="text" maxlength="1000" value=${comment} onInput=${(/** @type {any} */ event) => setComment(event.target.value)} />`}
      <//>
      ${isAsking &&
      html`<${TypedName} name=${set} typed=${typed} onTyped=${setTyped} />`}
    </form>
  <//>`;
}
