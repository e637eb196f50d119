import arrow from "lucide-static/icons/arrow-right.svg";
import check from "lucide-static/icons/check.svg";
import minus from "lucide-static/icons/minus.svg";
import question from "lucide-static/icons/circle-question-mark.svg";
import stop from "lucide-static/icons/octagon-x.svg";
import x from "lucide-static/icons/x.svg";
import { html } from "../../html.js";
import { testSentence } from "../../model/trace/test-sentence.js";
import { attributesRead, treeOf } from "../../model/trace/tree.js";
import { texts } from "../../texts.js";
import { Badge } from "../badge.js";
import { Icon } from "../icon.js";
import { Sentence } from "../sentence.js";
import { BucketBar } from "./split.js";
import "./why.css";

/** @import { Line, Read } from "../../model/trace/lines.js" */

/**
 * What `explain` answers, as far as it is drawn.
 * @typedef {object} Explained
 * @property {{value?: unknown, reason?: string | null, variant?: string | null, errorCode?: string, errorDetails?: string, metadata?: Record<string, unknown>}} answer
 * @property {number} revision
 * @property {import("../../model/trace/tree.js").Trace & {defaultVariant: string | null, cut?: boolean, attributes: {hidden: string[]}}} trace
 * @property {unknown} definition
 */

const SIGNS = { holds: check, fails: x, "no-answer": question, stopped: stop, evaluated: arrow, skipped: minus };

/**
 * Why a caller gets an answer: which attributes counted, and the rules as a tree. What was not
 * reached is pale.
 *
 * @param {{explained: Explained}} properties
 */
export function Why({ explained: { trace, definition } }) {
  const tree = treeOf(trace, definition);
  if (tree === null) return null;
  return html`<div class="why">
    ${trace.decidedBy === "override" && html`<h3>${texts.why.whatIf}</h3>`}
    <${Attributes} reads=${attributesRead(tree)} hidden=${trace.attributes.hidden} />
    <ul class="plain tree" aria-label=${texts.why.title}>
      ${tree.kind === "rules"
        ? tree.children.map((line) => html`<${Branch} key=${line.id} line=${line} defaultVariant=${trace.defaultVariant} />`)
        : html`<${Branch} line=${tree} defaultVariant=${trace.defaultVariant} />`}
    </ul>
    ${trace.cut && html`<p class="quiet">${texts.why.cut}</p>`}
  </div>`;
}

/** @param {{reads: Read[], hidden: string[]}} properties */
function Attributes({ reads, hidden }) {
  const words = texts.why.attributes;
  if (reads.length === 0) return html`<p class="quiet">${words.none}</p>`;
  const overlaid = hidden.filter((name) => reads.some(({ path }) => path.split(".")[0] === name));
  return html`<dl class="attributes-read" aria-label=${words.title}>
      ${reads.map(
        ({ path, isFound, value, source }) => html`<div key=${path} class=${isFound ? "" : "missing"}>
          <dt class="mono">${path}</dt>
          <dd>
            ${isFound ? html`<code class="cut">${shown(value)}</code>` : words.missing}
            ${source !== null && source !== "request" && words[source] && html` <${Badge} kind="accent">${words[source]}<//>`}
          </dd>
        </div>`,
      )}
    </dl>
    ${overlaid.length > 0 && html`<p class="small quiet">${words.hidden(overlaid.join(", "))}</p>`}`;
}

/**
 * A line with what is beneath it. A rule takes its condition into its own line.
 *
 * @param {{line: Line, defaultVariant: string | null}} properties
 */
function Branch({ line, defaultVariant }) {
  const isRule = line.kind === "rule";
  const condition = isRule && line.number !== null ? line.children[0] : null;
  const outcome = isRule ? line.children[line.children.length - 1] : null;
  const inner = condition === null ? [] : told(condition).children;
  const beneath = isRule ? [...inner, ...(outcome === null || outcome.kind === "value" ? [] : [outcome])] : told(line).children;
  const note = texts.why.note(told(condition ?? line));
  const isMarked = line.isDecisive && (isRule ? outcome?.kind === "value" : true);
  const innermost = line.error !== undefined && !line.children.some((each) => each.error !== undefined);
  return html`<li class="line ${line.state} ${line.kind} ${isMarked ? "decisive" : ""}">
    <div class="text">
      <${Icon} shapes=${SIGNS[line.state]} size=${14} />
      <span class="says">
        ${isRule && line.number !== null && html`<span class="number">${line.number}</span>`}
        <${Sentence} parts=${texts.why.line(line, defaultVariant, testSentence)} />
        ${texts.why.states[line.state] && html`<span class="hidden-text"> (${texts.why.states[line.state]})</span>`}
      </span>
      ${isMarked && html`<${Badge} kind="accent">${texts.why.decided}<//>`}
      ${note !== null && html`<span class="note ${note.isMissing ? "missing" : ""}"><${Sentence} parts=${note.text} /></span>`}
    </div>
    ${innermost && html`<p class="stops">${line.error}</p>`}
    ${line.kind === "split" && html`<${Split} line=${line} />`}
    ${beneath.length > 0 &&
    html`<ul class="plain">
      ${beneath.map((each) => html`<${Branch} key=${each.id} line=${each} defaultVariant=${defaultVariant} />`)}
    </ul>`}
    ${line.kind === "loop" && html`<p class="small quiet">${texts.why.times(line.times, line.children.length)}</p>`}
    ${line.isCut && html`<p class="small quiet">${texts.why.cut}</p>`}
  </li>`;
}

/** "Not" and what it negates are one line, if that is a simple one.
 * @param {Line} line */
const told = (line) => (line.kind === "not" && line.children[0].children.length === 0 ? line.children[0] : line);

/** @param {{line: Line & {kind: "split"}}} properties */
function Split({ line }) {
  if (line.shares.length > 0) return html`<${BucketBar} ...${line} />`;
  return line.state === "skipped" ? null : html`<p class="missing">${texts.why.noBucket}</p>`;
}

/** @param {unknown} value */
const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value));
