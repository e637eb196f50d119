import braces from "lucide-static/icons/braces.svg";
import plus from "lucide-static/icons/plus.svg";
import { useState } from "preact/hooks";
import { getAll, path } from "../../api/client.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { SearchField } from "../../parts/search-field.js";
import { Skeleton } from "../../parts/skeleton.js";
import { Time } from "../../parts/time.js";
import { useLatest } from "../../parts/use-latest.js";
import { link } from "../../state/router.js";
import { texts } from "../../texts.js";
import { RuleSentence } from "./rule-sentence.js";

/** @import { FlagSet } from "../../state/sets.js" */
/** @import { Document } from "./use-document.js" */

/** @typedef {{name: string, modifiedAt: string | null, rule: unknown}} Evaluator */

const NO_USES = { flags: [], evaluators: [], indirect: [] };

/** @param {{set: FlagSet, document: {result: Document | null}}} properties */
export function EvaluatorList({ set, document }) {
  const [search, setSearch] = useState("");
  const { result, problem, reload } = useLatest(
    (signal) => /** @type {Promise<Evaluator[]>} */ (getAll(path`flag-sets/${set.name}/evaluators`, { signal })),
    [set.name, set.revision],
  );
  const words = texts.evaluators;
  const create = may("write") && html`<${Button} kind="primary" icon=${plus} href=${link({ set: set.name, page: "evaluators", query: { create: "1" } })}>${words.create}<//>`;
  const wanted = search.trim().toLowerCase();
  const shown = (result ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
  return html`<div class="page-head">
      <div><h1>${texts.pages.evaluators}</h1><p class="quiet">${words.intro}</p></div>
      ${result !== null && result.length > 0 && create}
    </div>
    ${problem !== null && html`<${ProblemBox} problem=${problem} onRetry=${reload} />`}
    ${result === null && problem === null && html`<div class="panel"><${Skeleton} rows=${6} /></div>`}
    ${result !== null && result.length === 0 && html`<div class="panel"><${Empty} icon=${braces} title=${words.none} text=${words.noneText} command=${words.command(set.name)}>${create}<//></div>`}
    ${result !== null &&
    result.length > 0 &&
    html`<div class="stack">
      <${SearchField} class="evaluator-search" label=${words.search} value=${search} onSearch=${setSearch} />
      ${shown.length === 0
        ? html`<p class="quiet">${words.noMatch}</p>`
        : html`<div class="panel scrolls"><table class="rows cards evaluators">
            <thead><tr><th>${words.name}</th><th>${words.rule}</th><th>${words.uses}</th><th>${words.changed}</th></tr></thead>
            <tbody>
              ${shown.map(
                ({ name, rule, modifiedAt }) => html`<tr key=${name}>
                  <td class="lead"><a class="mono" href=${link({ set: set.name, page: "evaluators", query: { name } })}>${name}</a></td>
                  <td class="rule" data-label=${words.rule}><${RuleSentence} text=${JSON.stringify(rule)} /></td>
                  <td class="uses" data-label=${words.uses}>${document.result !== null && words.usedBy(document.result.uses.get(name) ?? NO_USES)}</td>
                  <td class="quiet changed" data-label=${words.changed}><${Time} at=${modifiedAt} /></td>
                </tr>`,
              )}
            </tbody>
          </table></div>`}
    </div>`}`;
}
