import users from "lucide-static/icons/users.svg";
import { useId } from "preact/hooks";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { ProblemBox } from "../../parts/problem.js";
import { Skeleton } from "../../parts/skeleton.js";
import { Time } from "../../parts/time.js";
import { link, setQuery } from "../../state/router.js";
import { texts } from "../../texts.js";

/** @import { StoredContext } from "./use-contexts.js" */

/** Attributes that a row shows. */
const MOST = 4;

/**
 * @param {object} properties
 * @param {string} properties.set
 * @param {ReturnType<typeof import("./use-contexts.js").useContexts>} properties.list
 * @param {string} properties.prefix
 * @param {string} properties.override
 * @param {Record<string, unknown> | null} properties.flags
 */
export function ContextList({ set, list, prefix, override, flags }) {
  const { items, next, problem, isLoading, more, reload } = list;
  const id = useId();
  const words = texts.contexts;
  const isFiltered = prefix !== "" || override !== "";
  const isEmpty = items.length === 0 && !isLoading && problem === null && next === null;
  return html`${(isFiltered || !isEmpty) &&
    html`<div class="row context-search" role="search">
      <input type="search" class="mono" aria-label=${words.prefix} placeholder=${words.prefix} autocomplete="off" spellcheck=${false} value=${prefix} onInput=${(/** @type {any} */ event) => setQuery({ prefix: event.target.value })} />
      <input type="search" class="mono" aria-label=${words.override} placeholder=${words.override} list=${id} autocomplete="off" spellcheck=${false} value=${override} onChange=${(/** @type {any} */ event) => setQuery({ override: event.target.value })} />
      <datalist id=${id}>${Object.keys(flags ?? {}).map((flag) => html`<option value=${flag}></option>`)}</datalist>
    </div>`}
    ${problem !== null && html`<${ProblemBox} problem=${problem} onRetry=${reload} />`}
    ${items.length === 0 && isLoading && html`<div class="panel"><${Skeleton} rows=${8} /></div>`}
    ${isEmpty &&
    (isFiltered
      ? html`<div class="panel"><${Empty} title=${words.noMatch} text=${words.noMatchText} /></div>`
      : html`<div class="panel"><${Empty} icon=${users} title=${words.none} text=${words.noneText} command=${words.command(set)} /></div>`)}
    ${items.length > 0 &&
    html`<div class="panel scrolls"><table class="rows cards contexts">
      <thead><tr><th>${words.key}</th><th>${words.attributes}</th><th>${words.overrides}</th><th>${words.changed}</th></tr></thead>
      <tbody>${items.map((context) => html`<${Row} key=${context.targetingKey} set=${set} context=${context} prefix=${prefix} override=${override} />`)}</tbody>
    </table></div>`}
    ${next !== null && html`<div class="row"><${Button} busy=${isLoading} onClick=${more}>${items.length === 0 ? words.searching : words.more}<//></div>`}`;
}

/** @param {{set: string, context: StoredContext, prefix: string, override: string}} properties */
function Row({ set, context: { targetingKey, attributes, overrides, modifiedAt }, prefix, override }) {
  const all = Object.entries(attributes);
  const fixed = Object.entries(overrides);
  return html`<tr>
    <td class="lead"><a class="mono" href=${link({ set, page: "contexts", query: { prefix, override, key: targetingKey } })}>${targetingKey}</a></td>
    <td>
      <span class="attributes">
        ${all.slice(0, MOST).map(([name, value]) => html`<span key=${name}><span class="quiet mono">${name}</span> <code class="cut">${typeof value === "string" ? value : JSON.stringify(value)}</code></span>`)}
        ${all.length > MOST && html`<span class="quiet">${texts.contexts.others(all.length - MOST)}</span>`}
      </span>
    </td>
    <td data-label=${fixed.length > 0 ? texts.contexts.overrides : undefined}>
      ${fixed.length > 0 &&
      html`<div>
        ${fixed.slice(0, 3).map(([flag, variant]) => html`<div key=${flag}><code>${flag}</code> → <code>${variant}</code></div>`)}
        ${fixed.length > 3 && html`<span class="quiet">${texts.contexts.others(fixed.length - 3)}</span>`}
      </div>`}
    </td>
    <td class="quiet changed" data-label=${texts.contexts.changed}><${Time} at=${modifiedAt} /></td>
  </tr>`;
}
