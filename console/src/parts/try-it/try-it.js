import back from "lucide-static/icons/arrow-left.svg";
import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { useFollowed } from "../../state/followed-set.js";
import { contextOf, keepContext } from "../../state/try-it.js";
import { link } from "../../state/router.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { ProblemBox } from "../problem.js";
import { Skeleton } from "../skeleton.js";
import { Why } from "../why/why.js";
import { AllFlags } from "./all-flags.js";
import { Answer } from "./answer.js";
import { AsOf } from "./as-of.js";
import { ContextPanel, faultOf } from "./context-panel.js";
import { useAnswer, useAnswers } from "./use-answer.js";
import { useAttributes } from "./use-attributes.js";
import "./try-it.css";

/** @import { FlagSet } from "../../state/sets.js" */
/** @import { At } from "./as-of.js" */
/** @import { Question } from "./use-answer.js" */

/**
 * Try flags with a context: the context at the left, the answer and why at the right, now or as of
 * an earlier revision.
 *
 * @param {{set: FlagSet, flag: string | null, draft?: string | null, onAll?: string, from?: At}} properties
 *   `flag`: null for all flags of the set; `draft`: a definition that counts in place of the stored
 *   one, as JSON text; `from`: as of when at first; `onAll`: where all flags of the set are tried
 */
export function TryIt({ set, flag, draft = null, onAll, from = null }) {
  useFollowed(set.name);
  const context = contextOf(set.name).value;
  const [at, setAt] = useState(from);
  const [isBroken, setBroken] = useState(false);
  const attributes = useAttributes(set, flag);
  const question = { set: set.name, revision: set.revision, context, isBroken: isBroken || faultOf(context) !== null, at };
  return html`<div class="try-it">
    <${AsOf} set=${set.name} revision=${set.revision} flag=${flag} at=${at} onAt=${setAt} />
    <div class="sides">
      <${ContextPanel}
        set=${set}
        text=${context}
        attributes=${attributes}
        onText=${(/** @type {string} */ text) => keepContext(set.name, text)}
        onFault=${setBroken}
      />
      <section class="panel answer-panel" aria-label=${texts.tryIt.answer}>
        ${flag === null
          ? html`<${AnswerOfAll} question=${question} />`
          : html`<${AnswerOfOne} question=${question} flag=${flag} draft=${at === null ? draft : null} onAll=${onAll} />`}
      </section>
    </div>
  </div>`;
}

/** @param {{question: Question, flag: string, draft: string | null, onAll?: string}} properties */
function AnswerOfOne({ question, flag, draft, onAll }) {
  const { result, problem, isLoading, reload } = useAnswer({ ...question, flag, definition: draft });
  return html`<div class="row heading">
      ${onAll && html`<${Button} size="small" kind="quiet" icon=${back} href=${onAll}>${texts.tryIt.backToAll}<//>`}
      <h2 class="grow">${onAll ? html`<code>${flag}</code>` : texts.tryIt.answer}</h2>
      ${onAll && html`<${Button} size="small" kind="quiet" href=${link({ set: question.set, flag })}>${texts.tryIt.openFlag}<//>`}
      ${!onAll && html`<${Button} size="small" kind="quiet" href=${link({ set: question.set, page: "try-it" })}>${texts.tryIt.allFlags}<//>`}
    </div>
    ${question.isBroken && html`<p class="quiet">${texts.tryIt.broken}</p>`}
    ${draft !== null && html`<p class="small quiet">${texts.tryIt.draft}</p>`}
    ${problem !== null && html`<${ProblemBox} problem=${problem} onRetry=${reload} />`}
    ${result === null && problem === null && html`<${Skeleton} rows=${4} />`}
    ${result !== null &&
    html`<div class="stack ${isLoading || question.isBroken ? "former" : ""}">
      <div aria-live="polite"><${Answer} explained=${result} /></div>
      <${Why} explained=${result} />
    </div>`}`;
}

/** @param {{question: Question}} properties */
function AnswerOfAll({ question }) {
  const { result, problem, isLoading, reload } = useAnswers(question);
  return html`<h2>${texts.tryIt.allFlags}</h2>
    ${question.isBroken && html`<p class="quiet">${texts.tryIt.broken}</p>`}
    ${problem !== null && html`<${ProblemBox} problem=${problem} onRetry=${reload} />`}
    ${result === null && problem === null && html`<${Skeleton} rows=${8} />`}
    ${result !== null &&
    html`<div class=${isLoading || question.isBroken ? "former" : ""}>
      <${AllFlags} lines=${result} hrefOf=${(/** @type {string} */ flag) => link({ set: question.set, page: "try-it", query: { flag } })} />
    </div>`}`;
}
