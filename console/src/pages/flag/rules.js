import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { put } from "../../model/json/edits.js";
import { find, source, valueOf } from "../../model/json/nodes.js";
import { tryParse } from "../../model/json/parser.js";
import { variantsOf } from "../../model/variants.js";
import { RulesEditor } from "../../parts/rules/index.js";
import { useKnownNames } from "../../state/known-names.js";
import { NotJson } from "./not-json.js";
import { useCalm } from "./use-calm.js";

/** @import { OpenFlag } from "./open-flag.js" */

const TARGETING = "/targeting";

/** The targeting as rules. @param {{open: OpenFlag}} properties */
export function Rules({ open }) {
  const { evaluators, attributes } = useKnownNames(open.set);
  const text = useCalm(open.text.value);
  const { root } = tryParse(text);
  if (!root) return html`<${NotJson} open=${open} />`;
  const chosen = find(root, "/defaultVariant");
  return html`<${RulesEditor}
    text=${source(root, TARGETING) ?? ""}
    variants=${variantsOf(text).map((one) => one.name)}
    defaultVariant=${chosen?.type === "string" ? valueOf(chosen) : null}
    evaluators=${evaluators}
    attributes=${attributes}
    readOnly=${!may("write")}
    onChange=${(/** @type {string} */ targeting) => {
      // Never over letters that the rules do not show yet.
      if (open.text.peek() === text) open.edit(put(text, TARGETING, targeting || null));
    }}
  />`;
}
