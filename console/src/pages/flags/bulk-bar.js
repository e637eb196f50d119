import copy from "lucide-static/icons/copy-plus.svg";
import trash from "lucide-static/icons/trash-2.svg";
import off from "lucide-static/icons/toggle-left.svg";
import on from "lucide-static/icons/toggle-right.svg";
import x from "lucide-static/icons/x.svg";
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { isProduction, setNamed } from "../../state/sets.js";
import { texts } from "../../texts/flags.js";
import { switchAll } from "./bulk.js";
import { CopyDialog } from "./copy-dialog.js";
import { DeleteDialog } from "./delete-dialog.js";
import { Failures } from "./failures.js";
import { confirmed } from "./toggle.js";

/** @typedef {import("../../state/flags.js").Flag} Flag */

/**
 * What can be done to the selected flags.
 *
 * @param {{set: string, flags: Flag[], hidden: number, onClear: () => void}} properties `hidden` are
 *   those of the flags that no filter shows
 */
export function BulkBar({ set, flags, hidden, onClear }) {
  const [open, setOpen] = useState(/** @type {"copy" | "delete" | null} */ (null));
  const [isBusy, setBusy] = useState(false);
  const [failures, setFailures] = useState(/** @type {import("./bulk.js").Failures} */ ([]));

  /** @param {boolean} isOn */
  async function switchThem(isOn) {
    if (isProduction(setNamed(set)) && !(await confirmed(set, flags.map(({ key }) => key), isOn))) return;
    setBusy(true);
    finish(await switchAll(set, flags, isOn));
  }

  /** @param {import("./bulk.js").Failures} [failed] */
  function finish(failed = []) {
    setBusy(false);
    setOpen(null);
    setFailures(failed);
    if (!failed.length) onClear();
  }

  return html`<div class="bulk-bar" role="toolbar" aria-label=${texts.bulk.label}>
    <strong class="grow">${texts.bulk.selected(flags.length)}${hidden > 0 && html` <span class="quiet">${texts.bulk.hidden(hidden)}</span>`}</strong>
    <${Button} size="small" icon=${on} disabled=${isBusy} onClick=${() => switchThem(true)}>${texts.bulk.enable}<//>
    <${Button} size="small" icon=${off} disabled=${isBusy} onClick=${() => switchThem(false)}>${texts.bulk.disable}<//>
    <${Button} size="small" icon=${copy} disabled=${isBusy} onClick=${() => setOpen("copy")}>${texts.bulk.copy}<//>
    <${Button} size="small" icon=${trash} disabled=${isBusy} class="deletes" onClick=${() => setOpen("delete")}>${texts.bulk.delete}<//>
    <${Button} size="small" kind="quiet" icon=${x} label=${texts.bulk.clear} disabled=${isBusy} onClick=${onClear} />
    ${open === "delete" && html`<${DeleteDialog} set=${set} flags=${flags} onClose=${() => setOpen(null)} onDone=${finish} />`}
    ${open === "copy" && html`<${CopyDialog} set=${set} keys=${flags.map(({ key }) => key)} onClose=${() => setOpen(null)} onDone=${finish} />`}
    ${failures.length > 0 && html`<${Failures} failures=${failures} onClose=${() => setFailures([])} />`}
  </div>`;
}
