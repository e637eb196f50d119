import alert from "lucide-static/icons/circle-alert.svg";
import triangle from "lucide-static/icons/triangle-alert.svg";
import { Problem } from "../api/problem.js";
import { html } from "../html.js";
import { texts } from "../texts.js";
import { Button } from "./button.js";
import { CopyButton } from "./copy.js";
import { Icon } from "./icon.js";
import "./problem.css";

/**
 * What failed, where, what to do, and the request's id to copy.
 *
 * @param {{problem: unknown, onRetry?: () => void}} properties
 */
export function ProblemBox({ problem, onRetry }) {
  const found = problem instanceof Problem ? problem : new Problem({ status: 0, title: texts.problem.unexpected, detail: String(problem) });
  return html`<div class="problem" role="alert">
    <${Icon} shapes=${alert} />
    <div class="grow">
      <strong>${found.title}</strong>
      ${found.detail && html`<p>${found.detail}</p>`}
      ${found.errors.length > 0 &&
      html`<ul>
        ${found.errors.map(({ pointer, detail }) => html`<li>${pointer && html`<code>${pointer}</code> `}${detail}</li>`)}
      </ul>`}
      ${found.requestId &&
      html`<p class="request">${texts.problem.request} <code>${found.requestId}</code> <${CopyButton} text=${found.requestId} /></p>`}
    </div>
    ${onRetry && html`<${Button} onClick=${onRetry}>${texts.tryAgain}<//>`}
  </div>`;
}

/**
 * Something to know before going on; `children` is the text.
 *
 * @param {{children?: unknown}} properties
 */
export function Warning({ children }) {
  return html`<div class="problem warning"><${Icon} shapes=${triangle} /><div class="grow">${children}</div></div>`;
}
