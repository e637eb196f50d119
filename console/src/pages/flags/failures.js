import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Dialog } from "../../parts/dialog.js";
import { texts as common } from "../../texts.js";
import { texts } from "../../texts/flags.js";

/**
 * The flags that a change could not be made for, each with the reason.
 *
 * @param {{failures: import("./bulk.js").Failures, onClose: () => void}} properties
 */
export function Failures({ failures, onClose }) {
  return html`<${Dialog}
    title=${texts.bulk.failedTitle(failures.length)}
    onClose=${onClose}
    footer=${html`<${Button} kind="primary" onClick=${onClose}>${common.close}<//>`}
  >
    <p class="quiet">${texts.bulk.failedText}</p>
    <ul class="plain flag-names">
      ${failures.map(
        ({ key, problem }) => html`<li><span class="mono">${key}</span> <span class="quiet">${reason(problem)}</span></li>`,
      )}
    </ul>
  <//>`;
}

/** @param {unknown} problem */
const reason = (problem) => (problem instanceof Error ? problem.message : String(problem));
