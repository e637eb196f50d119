import { useState } from "preact/hooks";
import { path, post } from "../../api/client.js";
import { html } from "../../html.js";
import { stepFaults } from "../../model/plans.js";
import { loadSets } from "../../state/sets.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Dialog } from "../dialog.js";
import { Field } from "../field.js";
import { ProblemBox } from "../problem.js";
import { agreed } from "../production.js";
import { Select } from "../select.js";
import { toast } from "../toast.js";
import { FlagField } from "./flag-field.js";
import { GuardRows, faultOf } from "./guard-rows.js";
import { StepRows } from "./step-rows.js";
import { Steps } from "./steps.js";
import { WhenFields, inAnHour, membersOf } from "./when-fields.js";

/** @import { TypedStep } from "../../model/plans.js" */
/** @import { TypedGuard } from "./guard-rows.js" */
/** @import { Flags } from "./new-schedule.js" */
/** @import { When } from "./when-fields.js" */

/**
 * A rollout: a variant of a flag whose share grows step by step.
 *
 * @param {{set: string, flag: string | null, flags: Flags, onClose: () => void, onMade: () => void}} properties
 *   `flag`: the only one, where it is known
 */
export function NewRollout({ set, flag: only, flags, onClose, onMade }) {
  const words = texts.plans.form;
  const [flag, setFlag] = useState(only ?? "");
  const [variant, setVariant] = useState("");
  const [steps, setSteps] = useState(/** @type {TypedStep[]} */ (words.presetSteps[1][1].map(([percent, hold]) => ({ percent, for: hold }))));
  const [guards, setGuards] = useState(/** @type {TypedGuard[]} */ ([]));
  const [onFailure, setOnFailure] = useState(/** @type {"pause" | "rollback"} */ ("pause"));
  const [when, setWhen] = useState(() => ({ ...inAnHour(), how: /** @type {When["how"]} */ ("now") }));
  const [comment, setComment] = useState("");
  const [isTouched, setTouched] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));

  const known = Object.hasOwn(flags, flag);
  const variants = known ? Object.keys(flags[flag].variants ?? {}) : [];
  const chosen = variants.includes(variant) ? variant : (variants.find((each) => each !== flags[flag].defaultVariant) ?? variants[0]);
  const time = membersOf(when);
  const isStepped = stepFaults(steps).every((fault) => fault === null);
  const isReady = known && isStepped && guards.every((guard) => faultOf(guard) === null) && time !== null;

  async function make() {
    setTouched(true);
    if (!isReady || time === null || !(await agreed(set))) return;
    const body = {
      flag,
      variant: chosen,
      steps: steps.map(({ percent, for: hold }) => ({ percent: Number(percent), ...(hold.trim() === "" ? {} : { for: hold.trim() }) })),
      guards: guards.map(({ expression, comparison, bound, for: hold }) => ({ expression, comparison, bound: Number(bound), ...(hold.trim() === "" ? {} : { for: hold.trim() }) })),
      onFailure,
      ...("at" in time ? { start: time.at } : time),
      ...(comment.trim() === "" ? {} : { comment: comment.trim() }),
    };
    try {
      const { data } = await post(path`flag-sets/${set}/rollouts`, { body });
      const warnings = data.warnings.map((/** @type {{detail: string}} */ each) => each.detail).join(" ");
      toast({ text: warnings === "" ? texts.plans.done.rollout : `${words.warnings}: ${warnings}`, seconds: warnings === "" ? undefined : 20 });
      await loadSets();
      onMade();
    } catch (error) {
      setProblem(error);
    }
  }

  const drawn = steps.map(({ percent, for: hold }) => ({ percent: Number(percent), for: hold.trim() || "0s" }));
  return html`<${Dialog}
    wide
    title=${texts.plans.newRollout}
    onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>${texts.cancel}<//><${Button} kind="primary" onClick=${make}>${words.start}<//>`}
  >
    <div class="stack new-rollout">
      ${problem !== null && html`<${ProblemBox} problem=${problem} />`}
      ${only === null && html`<${FlagField} flag=${flag} keys=${Object.keys(flags)} error=${!known && (isTouched || flag !== "") && !Object.keys(flags).some((key) => key.startsWith(flag)) ? words.noSuchFlag : null} onFlag=${setFlag} />`}
      <${Field} label=${words.variant}>
        ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${chosen ?? ""} disabled=${!known} options=${variants.map((value) => ({ value, label: value }))} onChange=${setVariant} />`}
      <//>
      <${StepRows} steps=${steps} isTouched=${isTouched} onSteps=${setSteps} />
      ${isStepped && html`<${Steps} rollout=${{ state: "waiting", step: 0, steps: drawn, startedFrom: 0 }} />`}
      <${GuardRows} guards=${guards} isTouched=${isTouched} onGuards=${setGuards} />
      ${guards.length > 0 &&
      html`<${Field} label=${words.onFailure}>
        ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${onFailure} options=${[{ value: "pause", label: words.onFailures.pause }, { value: "rollback", label: words.onFailures.rollback }]} onChange=${setOnFailure} />`}
      <//>`}
      <${WhenFields} when=${when} label=${words.begins} isNowOffered isTouched=${isTouched} onWhen=${setWhen} />
      <${Field} label=${words.comment} hint=${words.commentHint}>
        ${(/** @type {object} */ input) => html`<input ...${input} type="text" maxlength="1000" value=${comment} onInput=${(/** @type {any} */ event) => setComment(event.target.value)} />`}
      <//>
    </div>
  <//>`;
}
