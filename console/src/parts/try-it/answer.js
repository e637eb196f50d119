import { html } from "../../html.js";
import { treeOf } from "../../model/trace/tree.js";
import { texts } from "../../texts.js";
import { Badge } from "../badge.js";
import { Sentence } from "../sentence.js";

/** @import { Explained } from "../why/why.js" */

const USUAL = ["flagSetId", "override", "storedContext"];

/**
 * What the caller gets: value, variant, and in a sentence why.
 *
 * @param {{explained: Explained}} properties
 */
export function Answer({ explained: { answer, trace } }) {
  const has = answer.value !== undefined && answer.value !== null;
  const metadata = Object.entries(answer.metadata ?? {}).filter(([name]) => !USUAL.includes(name));
  const kind = answer.errorCode !== undefined ? "failed" : has ? "" : "none";
  return html`<div class="answer ${kind}">
    <div class="value">
      ${has ? html`<${Value} value=${answer.value} />` : html`<span>${answer.errorCode ?? texts.tryIt.noValue}</span>`}
    </div>
    <div class="row">
      ${answer.variant && html`<${Badge} ><span class="mono">${answer.variant}</span><//>`}
      ${answer.reason && html`<${Badge}><span class="mono">${answer.reason}</span><//>`}
    </div>
    <p><${Sentence} parts=${texts.why.decidedBy({ tree: treeOf(trace), decidedBy: trace.decidedBy, reason: answer.reason, variant: answer.variant, error: answer.errorDetails })} /></p>
    ${answer.metadata?.storedContext === "unavailable" && html`<p class="bad">${texts.tryIt.unavailable}</p>`}
    ${metadata.length > 0 &&
    html`<dl class="attributes-read" aria-label=${texts.tryIt.metadata}>
      ${metadata.map(([name, value]) => html`<div key=${name}><dt class="mono">${name}</dt><dd><code class="cut">${String(value)}</code></dd></div>`)}
    </dl>`}
  </div>`;
}

/** @param {{value: unknown}} properties */
function Value({ value }) {
  if (typeof value === "object") return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
  return html`<code>${typeof value === "string" ? value : JSON.stringify(value)}</code>`;
}
