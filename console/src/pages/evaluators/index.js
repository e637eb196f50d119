import { html } from "../../html.js";
import { useFollowed } from "../../state/followed-set.js";
import { route } from "../../state/router.js";
import { openSet } from "../../state/sets.js";
import { EvaluatorList } from "./list.js";
import { EvaluatorPage } from "./evaluator.js";
import { useDocument } from "./use-document.js";
import "./evaluators.css";

/** The evaluators of a set: all of them, or with a name in the address one. */
export function Evaluators() {
  const set = openSet.value;
  const { name, create } = route.value.query;
  useFollowed(set?.name);
  const document = useDocument(set);
  if (set === null) return null;
  if (name !== undefined || create !== undefined) {
    return html`<${EvaluatorPage} key=${name ?? ""} set=${set} name=${name ?? null} document=${document} />`;
  }
  return html`<${EvaluatorList} set=${set} document=${document} />`;
}
