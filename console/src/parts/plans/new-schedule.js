import { useState } from "preact/hooks";
import { path, post } from "../../api/client.js";
import { html } from "../../html.js";
import { isJson } from "../../model/context/rows.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Dialog } from "../dialog.js";
import { Check, Field } from "../field.js";
import { ProblemBox } from "../problem.js";
import { agreed } from "../production.js";
import { Select } from "../select.js";
import { toast } from "../toast.js";
import { FlagField } from "./flag-field.js";
import { WhenFields, inAnHour, membersOf } from "./when-fields.js";

/** @typedef {Record<string, {state?: string, variants?: Record<string, unknown>, defaultVariant?: string | null}>} Flags */
/** @typedef {"enable" | "disable" | "default" | "patch" | "rollback"} DeedName */

/**
 * A change that is made later, of one flag or of the whole set.
 *
 * @param {{set: string, flag: string | null, flags: Flags, revisionOf: (flag: string) => Promise<number | null>, onClose: () => void, onMade: () => void}} properties
 *   `flag`: the only one, where it is known
 */
export function NewSchedule({ set, flag: only, flags, revisionOf, onClose, onMade }) {
  const words = texts.plans.form;
  const [flag, setFlag] = useState(only ?? "");
  const [deed, setDeed] = useState(/** @type {DeedName} */ (only !== null && flags[only]?.state === "DISABLED" ? "enable" : "disable"));
  const [variant, setVariant] = useState("");
  const [patch, setPatch] = useState("{}");
  const [revision, setRevision] = useState("");
  const [when, setWhen] = useState(inAnHour);
  const [latest, setLatest] = useState("");
  const [isUnchanged, setUnchanged] = useState(false);
  const [comment, setComment] = useState("");
  const [isTouched, setTouched] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));

  const isWhole = flag === "";
  const known = Object.hasOwn(flags, flag);
  const shownDeed = isWhole && deed !== "patch" ? "rollback" : deed;
  const variants = known ? Object.keys(flags[flag].variants ?? {}) : [];
  const body = stepOf({ deed: shownDeed, variant: variants.includes(variant) ? variant : variants[0], patch, revision });
  const time = membersOf(when);
  const isReady = body !== null && time !== null && (isWhole || known);

  async function make() {
    setTouched(true);
    if (!isReady || !(await agreed(set))) return;
    const unchanged = isUnchanged && !isWhole ? await revisionOf(flag) : null;
    const members = [
      body,
      ...Object.entries({
        ...time,
        ...(isWhole ? {} : { flag }),
        ...(latest === "" ? {} : { latest: new Date(latest).toISOString() }),
        ...(unchanged === null ? {} : { ifRevision: unchanged }),
        ...(comment.trim() === "" ? {} : { comment: comment.trim() }),
      }).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`),
    ];
    try {
      await post(path`flag-sets/${set}/schedules`, { body: `{${members.join(", ")}}` });
      toast({ text: texts.plans.done.schedule });
      onMade();
    } catch (error) {
      setProblem(error);
    }
  }

  const deeds = /** @type {DeedName[]} */ (isWhole ? ["rollback", "patch"] : ["enable", "disable", "default", "patch", "rollback"]);
  return html`<${Dialog}
    wide
    title=${texts.plans.newSchedule}
    onClose=${onClose}
    footer=${html`<${Button} onClick=${onClose}>${texts.cancel}<//><${Button} kind="primary" onClick=${make}>${words.add}<//>`}
  >
    <div class="stack">
      ${problem !== null && html`<${ProblemBox} problem=${problem} />`}
      ${only === null && html`<${FlagField} flag=${flag} keys=${Object.keys(flags)} hint=${words.wholeSet} error=${!isWhole && !known && isTouched ? words.noSuchFlag : null} onFlag=${setFlag} />`}
      <${Field} label=${words.what}>
        ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${shownDeed} options=${deeds.map((value) => ({ value, label: words.deeds[value] }))} onChange=${setDeed} />`}
      <//>
      ${shownDeed === "default" &&
      html`<${Field} label=${words.variant}>
        ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${variant || variants[0]} options=${variants.map((value) => ({ value, label: value }))} onChange=${setVariant} />`}
      <//>`}
      ${shownDeed === "patch" &&
      html`<${Field} label=${words.patch} hint=${words.patchHint} error=${isJson(patch) ? null : words.notJson}>
        ${(/** @type {object} */ input) => html`<textarea ...${input} class="mono" rows="5" spellcheck=${false} value=${patch} onInput=${(/** @type {any} */ event) => setPatch(event.target.value)}></textarea>`}
      <//>`}
      ${shownDeed === "rollback" &&
      html`<${Field} label=${words.revision} hint=${words.revisionHint}>
        ${(/** @type {object} */ input) => html`<input ...${input} type="number" min="1" step="1" value=${revision} onInput=${(/** @type {any} */ event) => setRevision(event.target.value)} />`}
      <//>`}
      <${WhenFields} when=${when} isTouched=${isTouched} onWhen=${setWhen} />
      <${Field} label=${words.latest} hint=${words.latestHint}>
        ${(/** @type {object} */ input) => html`<input ...${input} type="datetime-local" value=${latest} onInput=${(/** @type {any} */ event) => setLatest(event.target.value)} />`}
      <//>
      ${!isWhole && html`<${Check} label=${words.unchanged} checked=${isUnchanged} onChange=${setUnchanged} />`}
      <${Field} label=${words.comment} hint=${words.commentHint}>
        ${(/** @type {object} */ input) => html`<input ...${input} type="text" maxlength="1000" value=${comment} onInput=${(/** @type {any} */ event) => setComment(event.target.value)} />`}
      <//>
    </div>
  <//>`;
}

/**
 * Return the member that says what changes, as JSON text; null where it is not finished.
 *
 * @param {{deed: DeedName, variant: string | undefined, patch: string, revision: string}} typed
 */
function stepOf({ deed, variant, patch, revision }) {
  if (deed === "enable") return '"patch": {"state": "ENABLED"}';
  if (deed === "disable") return '"patch": {"state": "DISABLED"}';
  if (deed === "default") return variant === undefined ? null : `"patch": {"defaultVariant": ${JSON.stringify(variant)}}`;
  if (deed === "rollback") return Number.isInteger(Number(revision)) && Number(revision) >= 1 ? `"rollback": ${Number(revision)}` : null;
  return isJson(patch) ? `"patch": ${patch}` : null;
}
