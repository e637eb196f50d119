import upload from "lucide-static/icons/file-up.svg";
import { useRef, useState } from "preact/hooks";
import { html } from "../../../html.js";
import { JsonFault, parse } from "../../../model/json/parser.js";
import { Button } from "../../../parts/button.js";
import { Icon } from "../../../parts/icon.js";
import { texts as all } from "../../../texts/flags.js";

const texts = all.importing;
const MOST_BYTES = 32 * 1024 * 1024;

/** @typedef {{name: string, text: string}} Read */

/**
 * A place to drop a file on, with a button to choose one. What is not JSON is said with its line.
 *
 * @param {{file: Read | null, onFile: (file: Read | null) => void}} properties
 */
export function Chooser({ file, onFile }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState("");

  /** @param {File | undefined} chosen */
  async function read(chosen) {
    setOver(false);
    if (!chosen) return;
    onFile(null);
    const text = chosen.size > MOST_BYTES ? "" : (await chosen.text()).replace(/^\uFEFF/, "");
    const found = chosen.size > MOST_BYTES ? texts.tooLarge : faultOf(text);
    setFault(found);
    if (!found) onFile({ name: chosen.name, text });
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
      accept=".json,application/json"
      onChange=${(/** @type {any} */ event) => {
        read(event.target.files[0]);
        // The same file may be chosen again after it was mended.
        event.target.value = "";
      }}
    />
    ${fault && html`<div class="problem" role="alert"><div class="grow"><strong>${texts.notJsonTitle}</strong><p>${fault}</p></div></div>`}
  </div>`;
}

/**
 * Return what is wrong with the text of a file; "" if it is JSON.
 *
 * @param {string} text
 */
function faultOf(text) {
  try {
    parse(text);
    return "";
  } catch (error) {
    if (error instanceof JsonFault) return texts.notJson(error.line, error.column, error.message);
    throw error;
  }
}
