import copy from "lucide-static/icons/copy-plus.svg";
import trash from "lucide-static/icons/trash-2.svg";
import off from "lucide-static/icons/toggle-left.svg";
import on from "lucide-static/icons/toggle-right.svg";
import x from "lucide-static/icons/x.svg";
import { useEffect, useRef, useState } from "preact/hooks";
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
  const [done, setDone] = useState(/** @type {number | null} */ (null));
  const [failures, setFailures] = useState(/** @type {import("./bulk.js").Failures} */ ([]));
  const ended = useRef(new AbortController());
  useEffect(() => () => ended.current.abort(), []);

  /** @param {boolean} isOn */
  async function switchThem(isOn) {
    if (isProduction(setNamed(set)) && !(await confirmed(set, flags.map(({ key }) => key), isOn))) return;
    ended.current = new AbortController();
    setDone(0);
    finish(await switchAll(set, flags, isOn, { onProgress: setDone, signal: ended.current.signal }));
  }

  /** @param {import("./bulk.js").Failures} failed */
  function finish(failed) {
    setDone(null);
    setOpen(null);
    setFailures(failed);
    if (!failed.length) onClear();
  }

  const isBusy = done !== null;
  return html`<div class="bulk-bar" role="toolbar" aria-label=${texts.bulk.label}>
    <strong class="grow">${texts.bulk.selected(flags.length)}${hidden > 0 && html` <span class="quiet">${texts.bulk.hidden(hidden)}</span>`}</strong>
    ${isBusy
      ? html`<span role="status">${texts.bulk.progress(done, flags.length)}</span>
          <${Button} size="small" onClick=${() => ended.current.abort()}>${texts.bulk.stop}<//>`
      : html`
          <${Button} size="small" icon=${on} onClick=${() => switchThem(true)}>${texts.bulk.enable}<//>
          <${Button} size="small" icon=${off} onClick=${() => switchThem(false)}>${texts.bulk.disable}<//>
          <${Button} size="small" icon=${copy} onClick=${() => setOpen("copy")}>${texts.bulk.copy}<//>
          <${Button} size="small" icon=${trash} class="deletes" onClick=${() => setOpen("delete")}>${texts.bulk.delete}<//>
          <${Button} size="small" kind="quiet" icon=${x} label=${texts.bulk.clear} onClick=${onClear} />
        `}
    ${open === "delete" && html`<${DeleteDialog} set=${set} flags=${flags} onClose=${() => setOpen(null)} onDone=${finish} />`}
    ${open === "copy" && html`<${CopyDialog} set=${set} keys=${flags.map(({ key }) => key)} onClose=${() => setOpen(null)} onDone=${finish} />`}
    ${failures.length > 0 && html`<${Failures} failures=${failures} onClose=${() => setFailures([])} />`}
  </div>`;
}
