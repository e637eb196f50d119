import upload from "lucide-static/icons/file-up.svg";
import { useRef, useState } from "preact/hooks";
import { html } from "../../../html.js";
import { readFlagFile } from "../../../model/flags/flag-file.js";
import { Button } from "../../../parts/button.js";
import { Icon } from "../../../parts/icon.js";
import { texts as common } from "../../../texts.js";
import { texts as all } from "../../../texts/flags.js";

const texts = all.importing;
const MOST_BYTES = 32 * 1024 * 1024;

/** @import { Fault, FlagFile } from "../../../model/flags/flag-file.js" */

/**
 * A place to drop a file on, with a button to choose one. What is neither JSON nor YAML is said with
 * its line.
 *
 * @param {{file: FlagFile | null, onFile: (file: FlagFile | null) => void}} properties
 */
export function Chooser({ file, onFile }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const chosen = useRef(/** @type {File | undefined} */ (undefined));
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState(/** @type {Fault | string} */ (""));

  /** @param {File | undefined} one */
  async function read(one) {
    setOver(false);
    if (!one) return;
    chosen.current = one;
    onFile(null);
    setFault("");
    const found = await readChosen(one);
    // Another file may have been chosen while this one was read.
    if (chosen.current !== one) return;
    setFault(found.fault ?? "");
    onFile(found.file);
  }

  return html`<div
    class="chooser ${isOver ? "over" : ""}"
    onDragOver=${(/** @type {DragEvent} */ event) => {
      event.preventDefault();
      setOver(true);
    }}
    onDragLeave=${() => setOver(false)}
    onDrop=${(/** @type {DragEvent} */ event) => {
      event.preventDefault();
      read(event.dataTransfer?.files[0]);
    }}
  >
    <${Icon} shapes=${upload} size=${24} />
    ${file ? html`<strong class="mono">${file.name}</strong>` : html`<strong>${texts.drop}</strong><p class="quiet">${texts.dropHint}</p>`}
    <${Button} onClick=${() => input.current?.click()}>${file ? texts.another : texts.choose}<//>
    <input
      ref=${input}
      type="file"
      class="hidden-text"
      tabindex="-1"
      aria-label=${texts.choose}
      accept=".json,.yaml,.yml,application/json,application/yaml"
      onChange=${(/** @type {any} */ event) => {
        read(event.target.files[0]);
        // The same file may be chosen again after it was mended.
        event.target.value = "";
      }}
    />
    ${fault && html`<${Unread} fault=${fault} />`}
  </div>`;
}

/**
 * @param {File} chosen
 * @returns {Promise<{file: FlagFile | null, fault: Fault | string | null}>}
 */
async function readChosen(chosen) {
  if (chosen.size > MOST_BYTES) return { file: null, fault: texts.tooLarge };
  try {
    return await readFlagFile(chosen.name, new Uint8Array(await chosen.arrayBuffer()));
  } catch (error) {
    // The reader of YAML did not come: a former release's files are gone after an upgrade.
    return { file: null, fault: `${common.problem.outdated} (${error})` };
  }
}

/** @param {{fault: Fault | string}} properties */
function Unread({ fault }) {
  const [title, text] =
    typeof fault === "string"
      ? [texts.unread, fault]
      : [texts.notRead(fault.kind), `${texts.place(fault.line, fault.column)}: ${fault.message}`];
  return html`<div class="problem" role="alert"><div class="grow"><strong>${title}</strong><p>${text}</p></div></div>`;
}
