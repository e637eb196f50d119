import download from "lucide-static/icons/download.svg";
import upload from "lucide-static/icons/upload.svg";
import plus from "lucide-static/icons/plus.svg";
import { useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Live } from "../../parts/live.js";
import { flagList } from "../../state/flags.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";
import { exportSet } from "./export.js";
import { Import } from "./import/index.js";

/**
 * How many flags there are and how new they are; what can be done with all of them.
 *
 * @param {{set: string, shown: number, onCreate: () => void}} properties
 */
export function Head({ set, shown, onCreate }) {
  const [isImporting, setImporting] = useState(false);
  const { flags, complete, revision } = flagList(set).content.value;
  return html`<div class="page-head">
    <div class="row">
      <h1>${common.pages.flags}</h1>
      <span class="facts quiet small">
        <span role="status">${complete ? texts.found(shown, flags.length) : texts.loading(flags.length)}</span>
        ${revision > 0 && html`<span class="revision" title=${texts.revisionTitle(revision)}>${texts.revision(revision)}</span>`}
        <${Live} />
      </span>
    </div>
    <div class="row actions">
      ${may("write") && html`<${Button} kind="quiet" icon=${upload} onClick=${() => setImporting(true)}>${texts.import}<//>`}
      <${Button} kind="quiet" icon=${download} onClick=${() => exportSet(set)}>${texts.export}<//>
      ${may("write") && html`<${Button} kind="primary" icon=${plus} onClick=${onCreate}>${texts.newFlag}<//>`}
    </div>
    ${isImporting && html`<${Import} set=${set} onClose=${() => setImporting(false)} />`}
  </div>`;
}
