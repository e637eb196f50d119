import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { find, tryParse, valueOf } from "../../model/json-text.js";
import { targetingIn, withTargeting } from "../../model/rules/index.js";
import { variantsOf } from "../../model/variants.js";
import { RulesEditor } from "../../parts/rules/index.js";
import { useKnownNames } from "../../state/known-names.js";
import { NotJson } from "./not-json.js";
import { useCalm } from "./use-calm.js";

/** @import { OpenFlag } from "./open-flag.js" */

/** The targeting as rules. @param {{open: OpenFlag}} properties */
export function Rules({ open }) {
  const { evaluators, attributes } = useKnownNames(open.set);
  const text = useCalm(open.text.value);
  const { root } = tryParse(text);
  if (!root) return html`<${NotJson} open=${open} />`;
  const chosen = find(root, "/defaultVariant");
  return html`<${RulesEditor}
    text=${targetingIn(text)}
    variants=${variantsOf(text).map((one) => one.name)}
    defaultVariant=${chosen?.type === "string" ? valueOf(text, chosen) : null}
    evaluators=${evaluators}
    attributes=${attributes}
    readOnly=${!may("write")}
    onChange=${(/** @type {string} */ targeting) => {
      // Never over letters that the rules do not show yet.
      if (open.text.peek() === text) open.edit(withTargeting(text, targeting));
    }}
  />`;
}
