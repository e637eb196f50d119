// What leads away from a flag: copying it to another set, deleting it.

import { useState } from "preact/hooks";
import { path } from "../../api/client.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { Field } from "../../parts/field.js";
import { Warning } from "../../parts/problem.js";
import { SaveSheet } from "../../parts/save-sheet/save-sheet.js";
import { Select } from "../../parts/select.js";
import { toast } from "../../parts/toast.js";
import { go, markPlace } from "../../state/router.js";
import { sets } from "../../state/sets.js";
import { flag } from "../../texts/flag.js";
import { texts as common } from "../../texts.js";

/** @import { OpenFlag } from "./open-flag.js" */

/** @param {{open: OpenFlag, onClose: () => void}} properties */
export function Copying({ open, onClose }) {
  const texts = flag.copy;
  const others = (sets.value ?? []).filter((set) => set.name !== open.set);
  const [to, setTo] = useState(nearest(open.set, others.map((set) => set.name)));
  const [isChosen, setChosen] = useState(false);
  if (isChosen) {
    const change = {
      title: texts.sheet(open.key, to),
      set: to,
      method: /** @type {const} */ ("POST"),
      where: path`flag-sets/${open.set}/flags/${open.key}/copy`,
      body: { to },
      action: texts.button,
    };
    return html`<${SaveSheet}
      change=${change}
      onClose=${onClose}
      onSaved=${() => {
        onClose();
        toast({ text: texts.done(to), action: { label: texts.open, onClick: () => go({ set: to, flag: open.key }) } });
      }}
    />`;
  }
  return html`<${Dialog}
    title=${texts.title(open.key)}
    onClose=${onClose}
    footer=${html`
      <${Button} onClick=${onClose}>${common.cancel}<//>
      <${Button} kind="primary" disabled=${!to} onClick=${() => setChosen(true)}>${texts.action}<//>
    `}
  >
    <div class="stack">
      ${open.isDirty.value && html`<${Warning}>${texts.unsaved}<//>`}
      ${others.length
        ? html`<${Field} label=${texts.set} hint=${texts.hint}>
            ${(/** @type {object} */ input) =>
              html`<${Select} input=${input} value=${to} options=${others.map(({ name }) => ({ value: name, label: name }))} onChange=${setTo} />`}
          <//>`
        : html`<p>${texts.noSets}</p>`}
    </div>
  <//>`;
}

/** @param {{open: OpenFlag, onClose: () => void}} properties */
export function Deleting({ open, onClose }) {
  const texts = flag.deleting;
  const [isStillHere] = useState(() => markPlace());
  const change = {
    title: texts.title(open.key),
    set: open.set,
    method: /** @type {const} */ ("DELETE"),
    where: open.where,
    etag: open.base.peek()?.etag,
    action: texts.action,
    danger: true,
    typed: open.key,
    text: texts.text,
  };
  return html`<${SaveSheet}
    change=${change}
    onClose=${onClose}
    onSaved=${() => {
      open.discard();
      onClose();
      toast({ text: texts.done(open.key) });
      if (isStillHere()) go({ set: open.set });
    }}
  />`;
}

/** Another environment of the same application comes first. @param {string} set @param {string[]} others */
function nearest(set, others) {
  const application = set.slice(0, set.lastIndexOf(".") + 1);
  return others.find((name) => application && name.startsWith(application)) ?? others[0] ?? "";
}
