import plus from "lucide-static/icons/plus.svg";
import tag from "lucide-static/icons/tag.svg";
import trash from "lucide-static/icons/trash-2.svg";
import { useState } from "preact/hooks";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { remove, rename, replace, setMember } from "../../model/json/edits.js";
import { find, membersOf, pointerOf } from "../../model/json/nodes.js";
import { Button } from "../../parts/button.js";
import { Empty } from "../../parts/empty.js";
import { Select } from "../../parts/select.js";
import { useKnownNames } from "../../state/known-names.js";
import { flag } from "../../texts/flag.js";
import { NotJson } from "./not-json.js";
import { NameField, ValueField } from "./value-field.js";

/** @import { OpenFlag } from "./open-flag.js" */

const texts = flag.metadata;
/** @type {Record<string, string>} */
const FIRST = { string: '""', number: "0", boolean: "true" };
const USUAL = ["owner", "description", "permanent"];

/** What is known about the flag, which SDKs get with each answer. @param {{open: OpenFlag}} properties */
export function Metadata({ open }) {
  const text = open.text.value;
  const { root } = open.root.value;
  const known = useKnownNames(open.set);
  const [added, setAdded] = useState(/** @type {string | null} */ (null));
  if (!root) return html`<${NotJson} open=${open} />`;

  const members = membersOf(find(root, "/metadata"));
  const names = members.map((one) => one.key);
  const offered = [...new Set([...USUAL, ...known.metadata])].filter((name) => !names.includes(name)).slice(0, 8);
  const canWrite = may("write");

  /** @param {string} name @param {string} value */
  function add(name, value) {
    setAdded(name);
    open.edit(setMember(text, "/metadata", name, value));
  }
  function addNew() {
    let number = 1;
    while (names.includes(`name-${number}`)) number += 1;
    add(`name-${number}`, FIRST.string);
  }

  return html`<div class="metadata stack">
    ${!members.length && html`<${Empty} icon=${tag} title=${texts.empty} text=${texts.emptyText} />`}
    ${members.length > 0 &&
    html`<ul class="plain panel">
      ${members.map(({ key, value }, at) => {
        const pointer = pointerOf("metadata", key);
        const kind = value.type in FIRST ? value.type : "string";
        const written = value.source;
        return html`<li class="metadatum" key=${at}>
          <${NameField}
            name=${key}
            label=${texts.nameOf(key)}
            disabled=${!canWrite}
            focused=${key === added && key.startsWith("name-")}
            faultOf=${(/** @type {string} */ name) => (name === "" ? flag.variants.nameMissing : names.includes(name) ? texts.taken : null)}
            onChange=${(/** @type {string} */ to) => open.edit(rename(text, pointer, to))}
          />
          <${Select}
            value=${kind}
            label=${texts.kindOf(key)}
            disabled=${!canWrite}
            options=${Object.entries(texts.kinds).map(([id, label]) => ({ value: id, label }))}
            onChange=${(/** @type {string} */ to) => open.edit(replace(text, pointer, converted(written, to)))}
          />
          ${value.type in FIRST
            ? html`<${ValueField}
                key=${kind}
                value=${written}
                kind=${kind}
                label=${texts.valueOf(key)}
                disabled=${!canWrite}
                faults=${{ number: texts.badNumber, object: "" }}
                onChange=${(/** @type {string} */ changed) => open.edit(replace(text, pointer, changed))}
              />`
            : html`<code>${written}</code>`}
          ${canWrite && html`<${Button} kind="quiet" icon=${trash} label=${texts.remove(key)} onClick=${() => open.edit(remove(text, pointer))} />`}
        </li>`;
      })}
    </ul>`}
    ${canWrite &&
    html`<div class="row">
      <${Button} icon=${plus} onClick=${addNew}>${texts.add}<//>
      ${offered.map(
        (name) => html`<${Button} kind="quiet" size="small" icon=${plus} onClick=${() => add(name, name === "permanent" ? "true" : FIRST.string)}>${name}<//>`,
      )}
    </div>`}
    <p class="quiet small">${texts.hint}</p>
  </div>`;
}

/** A value as another kind: "3" → 3, true → "true". @param {string} written @param {string} kind */
function converted(written, kind) {
  const value = JSON.parse(written);
  if (kind === "string") return JSON.stringify(typeof value === "string" ? value : written);
  if (kind === "boolean") return String(value === true || value === "true");
  return Number.isFinite(Number(value)) && String(value).trim() !== "" ? String(Number(value)) : FIRST.number;
}
