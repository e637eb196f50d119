import { html } from "../../html.js";
import { SaveSheet } from "../../parts/save-sheet/save-sheet.js";
import { toast } from "../../parts/toast.js";
import { flag as texts } from "../../texts/flag.js";
import { texts as common } from "../../texts.js";

/** @import { OpenFlag } from "./open-flag.js" */
/** @import { Over } from "./body.js" */

/**
 * The sheet before the edited definition is saved.
 *
 * @param {{open: OpenFlag, comment?: string, over: (over: Over) => void}} properties
 */
export function Saving({ open, comment, over }) {
  const { text: before, etag } = open.base.peek() ?? { text: "", etag: null };
  const text = open.text.peek();
  const change = {
    title: texts.saveTitle(open.key),
    set: open.set,
    method: /** @type {const} */ ("PUT"),
    where: open.where,
    body: text,
    etag,
    createOnly: before === "",
    comment,
  };
  return html`<${SaveSheet}
    change=${change}
    onClose=${() => over(null)}
    onSaved=${(/** @type {import("../../api/client.js").Answer<any>} */ { data, etag: tag }) => {
      open.saved(text, tag, data.revision);
      over(null);
      toast({
        text: texts.saved(data.revision),
        action: before ? { label: common.undo, onClick: () => undo(data.revision) } : undefined,
      });
    }}
    onConflict=${async () => {
      await open.refresh();
      over(open.meanwhile.value ? { sheet: "conflict", thenSave: true } : null);
    }}
    onRefused=${(/** @type {import("../../api/problem.js").Problem} */ problem) => {
      open.checks.refused(problem);
      over(null);
    }}
  />`;

  /** @param {number} revision */
  function undo(revision) {
    open.edit(before);
    over({ sheet: "save", comment: texts.undoComment(revision) });
  }
}
