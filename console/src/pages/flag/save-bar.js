import { useMemo } from "preact/hooks";
import { html } from "../../html.js";
import { differencesOf } from "../../model/differences.js";
import { Button } from "../../parts/button.js";
import { toast } from "../../parts/toast.js";
import { flag as texts } from "../../texts/flag.js";
import { texts as common } from "../../texts.js";
import { useCalm } from "./use-calm.js";

/** @import { OpenFlag } from "./open-flag.js" */

/**
 * Says at the foot of the window that there is something to save.
 *
 * @param {{open: OpenFlag, onReview: () => void}} properties
 */
export function SaveBar({ open, onReview }) {
  const base = open.base.value?.text ?? "";
  const text = useCalm(open.text.value);
  const changes = useMemo(() => (open.isDirty.value ? changesBetween(base, text) : 0), [base, text]);
  if (!open.isDirty.value) return null;
  const { fault } = open.root.value;
  const faults = open.checks.findings.value.filter((one) => one.severity === "error");
  return html`<div class="save-bar row" role="region" aria-label=${texts.unsaved(0)}>
    <strong>${texts.unsaved(changes)}</strong>
    <span class="grow small" role="status">
      ${fault
        ? html`<span class="bad">${texts.faultAt(fault.line, fault.message)}</span>`
        : faults.length > 0 && html`<span class="bad">${texts.faults(faults.length)}: ${faults[0].detail}</span>`}
    </span>
    <${Button}
      onClick=${() => {
        const bringBack = open.discard();
        toast({ text: texts.discarded, action: { label: common.undo, onClick: bringBack } });
      }}
      >${texts.discard}<//
    >
    <${Button} kind="primary" disabled=${!open.canSave.value} onClick=${onReview}>${texts.review}<//>
  </div>`;
}

/** Number of changes; one, if the text is no JSON. @param {string} before @param {string} after */
function changesBetween(before, after) {
  try {
    return differencesOf(before || null, after).length;
  } catch {
    return 1;
  }
}
