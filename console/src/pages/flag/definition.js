import alignLeft from "lucide-static/icons/align-left.svg";
import { useMemo } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { format } from "../../model/json/layout.js";
import { Button } from "../../parts/button.js";
import { Code } from "../../parts/code/code.js";
import { CopyButton } from "../../parts/copy.js";
import { useKnownNames } from "../../state/known-names.js";
import { flag as texts } from "../../texts/flag.js";

/** @import { OpenFlag } from "./open-flag.js" */

/**
 * The whole definition as JSON, beside the other editors of the same text.
 *
 * @param {{open: OpenFlag, onSave: () => void}} properties
 */
export function Definition({ open, onSave }) {
  const known = useKnownNames(open.set);
  const names = useMemo(() => ({ ...known, evaluators: Object.keys(known.evaluators) }), [known]);
  const text = open.text.value;
  const isValid = !open.root.value.fault;
  return html`<section class="definition" aria-label=${texts.json}>
    <div class="row head">
      <h2 class="grow">${texts.json}</h2>
      ${may("write") &&
      html`<${Button} kind="quiet" size="small" icon=${alignLeft} disabled=${!isValid} onClick=${() => open.edit(format(text))}>${texts.format}<//>`}
      <${CopyButton} text=${text} />
    </div>
    <${Code}
      text=${text}
      label=${texts.json}
      onChange=${may("write") ? (/** @type {string} */ changed) => open.edit(changed) : undefined}
      onSave=${onSave}
      faults=${open.checks.findings.value}
      known=${names}
      lines=${12}
    />
  </section>`;
}
