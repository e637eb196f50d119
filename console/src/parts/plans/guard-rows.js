import plus from "lucide-static/icons/plus.svg";
import x from "lucide-static/icons/x.svg";
import { html } from "../../html.js";
import { secondsOf } from "../../model/plans.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Select } from "../select.js";

/** @typedef {{expression: string, comparison: string, bound: string, for: string}} TypedGuard */

const COMPARISONS = ["<", "<=", ">", ">=", "==", "!="].map((value) => ({ value, label: value }));
const EMPTY = { expression: "", comparison: "<", bound: "", for: "5m" };

/**
 * The guards of a new rollout.
 *
 * @param {{guards: TypedGuard[], isTouched: boolean, onGuards: (guards: TypedGuard[]) => void}} properties
 */
export function GuardRows({ guards, isTouched, onGuards }) {
  const words = texts.plans.form;
  /** @param {number} at @param {Partial<TypedGuard>} change */
  const set = (at, change) => onGuards(guards.map((each, place) => (place === at ? { ...each, ...change } : each)));
  return html`<div class="stack plan-form-rows">
    <h3>${words.guards}</h3>
    <p class="small quiet">${words.guardsHint}</p>
    <ul class="plain">
      ${guards.map((guard, at) => {
        const fault = isTouched ? faultOf(guard) : null;
        const invalid = (/** @type {GuardFault} */ name) => (fault === name ? "true" : undefined);
        return html`<li key=${at} class="guard-row">
          <textarea class="mono" rows="2" aria-label=${words.expression(at + 1)} aria-invalid=${invalid("expression")} placeholder='sum(rate(errors_total[5m])) or vector(0)' spellcheck=${false} value=${guard.expression} onInput=${(/** @type {any} */ event) => set(at, { expression: event.target.value })}></textarea>
          <${Select} label=${words.comparison(at + 1)} value=${guard.comparison} options=${COMPARISONS} onChange=${(/** @type {string} */ comparison) => set(at, { comparison })} />
          <input type="text" inputmode="decimal" aria-label=${words.bound(at + 1)} aria-invalid=${invalid("bound")} placeholder="0.5" value=${guard.bound} onInput=${(/** @type {any} */ event) => set(at, { bound: event.target.value })} />
          <input type="text" class="mono" aria-label=${words.guardFor(at + 1)} aria-invalid=${invalid("period")} placeholder="0s" value=${guard.for} onInput=${(/** @type {any} */ event) => set(at, { for: event.target.value })} />
          <${Button} kind="quiet" size="small" icon=${x} label=${words.removeGuard(at + 1)} onClick=${() => onGuards(guards.filter((_, place) => place !== at))} />
          ${fault && html`<p class="fault">${words.guardFaults[fault]}</p>`}
        </li>`;
      })}
    </ul>
    <div class="row"><${Button} size="small" icon=${plus} onClick=${() => onGuards([...guards, EMPTY])}>${words.addGuard}<//></div>
  </div>`;
}

/** @typedef {"expression" | "bound" | "period"} GuardFault */

/**
 * Return what is wrong with a guard that was typed; null if nothing is.
 *
 * @param {TypedGuard} guard
 * @returns {GuardFault | null}
 */
export function faultOf({ expression, bound, for: hold }) {
  if (expression.trim() === "") return "expression";
  if (bound.trim() === "" || !Number.isFinite(Number(bound))) return "bound";
  return hold.trim() !== "" && secondsOf(hold.trim()) === null ? "period" : null;
}
