import plus from "lucide-static/icons/plus.svg";
import x from "lucide-static/icons/x.svg";
import { html } from "../../html.js";
import { stepFaults } from "../../model/plans.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";

/** @import { TypedStep } from "../../model/plans.js" */

/**
 * The steps of a new rollout: a share, and for how long it stays.
 *
 * @param {{steps: TypedStep[], isTouched: boolean, onSteps: (steps: TypedStep[]) => void}} properties
 */
export function StepRows({ steps, isTouched, onSteps }) {
  const words = texts.plans.form;
  const faults = stepFaults(steps);
  /** @param {number} at @param {Partial<TypedStep>} change */
  const set = (at, change) => onSteps(steps.map((each, place) => (place === at ? { ...each, ...change } : each)));
  return html`<div class="stack plan-form-rows">
    <div class="row">
      <h3 class="grow">${words.steps}</h3>
      <span class="small quiet">${words.presets}</span>
      ${words.presetSteps.map(
        ([label, preset]) => html`<${Button} key=${label} size="small" kind="quiet" onClick=${() => onSteps(preset.map(([percent, hold]) => ({ percent, for: hold })))}>${label}<//>`,
      )}
    </div>
    <ul class="plain">
      ${steps.map(
        ({ percent, for: hold }, at) => html`<li key=${at} class="step-row">
          <input type="number" min="0" max="100" step="any" aria-label=${words.percent(at + 1)} aria-invalid=${isTouched && faults[at] !== null && faults[at] !== "period" ? "true" : undefined} value=${percent} onInput=${(/** @type {any} */ event) => set(at, { percent: event.target.value })} />
          <span class="quiet">${words.lasts}</span>
          <input type="text" class="mono" placeholder="0s" aria-label=${words.for(at + 1)} aria-invalid=${faults[at] === "period" ? "true" : undefined} value=${hold} onInput=${(/** @type {any} */ event) => set(at, { for: event.target.value })} />
          <${Button} kind="quiet" size="small" icon=${x} label=${words.removeStep(at + 1)} disabled=${steps.length === 1} onClick=${() => onSteps(steps.filter((_, place) => place !== at))} />
          ${faults[at] !== null && (isTouched || faults[at] !== "percent") && html`<p class="fault">${words.stepFaults[faults[at]]}</p>`}
        </li>`,
      )}
    </ul>
    <div class="row"><${Button} size="small" icon=${plus} onClick=${() => onSteps([...steps, { percent: "", for: "" }])}>${words.addStep}<//></div>
  </div>`;
}
