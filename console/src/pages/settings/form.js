import { useState } from "preact/hooks";
import { patch, path } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { confirm } from "../../parts/confirm.js";
import { Check, Field } from "../../parts/field.js";
import { MetadataEditor, faultOf, linesOf, metadataOf } from "../../parts/metadata-editor.js";
import { ProblemBox, Warning } from "../../parts/problem.js";
import { Select } from "../../parts/select.js";
import { toast } from "../../parts/toast.js";
import { isProduction, loadSets } from "../../state/sets.js";
import { texts } from "../../texts.js";

const said = texts.settings;
const versions = ["2", "3"].map((value) => ({ value, label: value }));

/** @param {{set: import("./index.js").FlagSet, etag: string | null, onSaved: () => void}} properties */
export function SettingsForm({ set, etag, onSaved }) {
  const before = /** @type {Record<string, unknown>} */ (set.metadata);
  const { production: _, ...others } = before;
  const [production, setProduction] = useState(isProduction(set));
  const [contexts, setContexts] = useState(set.storedContexts);
  const [fractional, setFractional] = useState(String(set.fractional));
  const [lines, setLines] = useState(linesOf(others));
  const [comment, setComment] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {unknown} */ (null));
  const disabled = !may("write");

  const metadata = metadataOf(lines);
  // Said in the metadata only where it says something: it differs from what the rest says, or stood there.
  if ("production" in before || production !== isProduction({ name: set.name, metadata })) metadata.production = production;
  const removed = Object.fromEntries(Object.keys(before).filter((name) => !(name in metadata)).map((name) => [name, null]));
  const changed = Object.fromEntries(Object.entries(metadata).filter(([name, value]) => before[name] !== value));
  const metadataChange = { ...changed, ...removed };
  const body = {
    ...(contexts === set.storedContexts ? {} : { storedContexts: contexts }),
    ...(Number(fractional) === set.fractional ? {} : { fractional: Number(fractional) }),
    ...(Object.keys(metadataChange).length ? { metadata: metadataChange } : {}),
  };
  const isChanged = Object.keys(body).length > 0;
  const isFaulty = lines.some((line, place) => faultOf(lines, place));
  const isConflict = problem instanceof Problem && problem.status === 412;

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (!isChanged || isFaulty) return;
    if (isProduction(set) && !(await confirm({ title: said.confirmTitle(set.name), text: said.confirmText, action: said.save }))) return;
    setBusy(true);
    setProblem(null);
    try {
      await patch(path`flag-sets/${set.name}`, { body, etag, comment });
      toast({ text: said.saved });
      await loadSets();
      onSaved();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  return html`<form class="panel padded stack" onSubmit=${submit}>
    <${Check} label=${said.production} hint=${said.productionHint} checked=${production} disabled=${disabled} onChange=${setProduction} />
    <${Check} label=${said.contexts} hint=${said.contextsHint} checked=${contexts} disabled=${disabled} onChange=${setContexts} />
    <${Field} label=${said.fractional} hint=${said.fractionalHint}>
      ${(/** @type {object} */ input) => html`<${Select} input=${input} value=${fractional} options=${versions} disabled=${disabled} onChange=${setFractional} />`}
    <//>
    ${Number(fractional) !== set.fractional && html`<${Warning}>${said.fractionalWarning}<//>`}
    <fieldset>
      <legend>${said.metadata}</legend>
      <p class="quiet small">${said.metadataHint}</p>
      <${MetadataEditor} lines=${lines} onChange=${setLines} disabled=${disabled} />
    </fieldset>
    ${!disabled &&
    html`<${Field} label=${said.comment}>
        ${(/** @type {object} */ input) => html`<input ...${input} type="text" value=${comment} onInput=${(/** @type {any} */ event) => setComment(event.target.value)} />`}
      <//>
      ${isConflict &&
      html`<${Warning}><strong>${said.conflict}</strong> ${said.conflictText}
          <p class="row"><${Button} size="small" onClick=${onSaved}>${said.reload}<//></p><//
      >`}
      ${problem && !isConflict && html`<${ProblemBox} problem=${problem} />`}
      <div class="row">
        <${Button} kind="primary" type="submit" busy=${busy} disabled=${!isChanged || isFaulty}>${said.save}<//>
        ${!isChanged && html`<span class="quiet">${said.nothing}</span>`}
        ${isChanged && html`<${Button} kind="quiet" onClick=${onSaved}>${said.discard}<//>`}
      </div>`}
  </form>`;
}
