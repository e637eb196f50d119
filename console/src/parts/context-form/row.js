import x from "lucide-static/icons/x.svg";
import { useId } from "preact/hooks";
import { html } from "../../html.js";
import { retyped } from "../../model/context/rows.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Select } from "../select.js";

/** @import { Attribute } from "../../model/context/attributes.js" */
/** @import { Row, RowFault, Type } from "../../model/context/rows.js" */

const TYPES = /** @type {Type[]} */ (["text", "number", "boolean", "json"]);

/**
 * One attribute: its name, its type and its value, each checked as it is typed.
 *
 * @param {{row: Row, fault: RowFault | null, names: string, known: Attribute | undefined, isNew: boolean, onRow: (row: Row) => void, onRemove: () => void}} properties
 *   `names`: the id of the list of known names; `known`: what rules compare the attribute with
 */
export function ContextRow({ row, fault, names, known, isNew, onRow, onRemove }) {
  const id = useId();
  const words = texts.context;
  const described = fault === null ? {} : { "aria-invalid": "true", "aria-describedby": `${id}-fault` };
  const isOfName = fault === "no-name" || fault === "twice";
  return html`<li class="context-row">
    <input
      type="text"
      class="mono"
      aria-label=${words.name}
      list=${names}
      placeholder=${words.name}
      autocomplete="off"
      spellcheck=${false}
      value=${row.name}
      autofocus=${isNew}
      ...${isOfName ? described : {}}
      onInput=${(/** @type {any} */ event) => onRow(typed({ ...row, name: event.target.value }, known))}
    />
    <${Select}
      label=${words.typeOf(row.name)}
      value=${row.type}
      options=${TYPES.map((type) => ({ value: type, label: words.types[type] }))}
      onChange=${(/** @type {string} */ type) => onRow(retyped(row, /** @type {Type} */ (type)))}
    />
    <${Value} row=${row} id=${id} known=${known} described=${isOfName ? {} : described} onText=${(/** @type {string} */ text) => onRow({ ...row, text })} />
    <${Button} kind="quiet" size="small" icon=${x} label=${words.remove(row.name)} onClick=${onRemove} />
    ${fault !== null && html`<p class="fault" id="${id}-fault">${words.faults[fault]}</p>`}
  </li>`;
}

/** @param {{row: Row, id: string, known: Attribute | undefined, described: object, onText: (text: string) => void}} properties */
function Value({ row, id, known, described, onText }) {
  const words = texts.context;
  const onInput = (/** @type {any} */ event) => onText(event.target.value);
  const shared = { "aria-label": words.valueOf(row.name), autocomplete: "off", spellcheck: false, value: row.text, onInput, ...described };
  if (row.type === "boolean") {
    const options = [
      { value: "true", label: words.yes },
      { value: "false", label: words.no },
    ];
    return html`<${Select} label=${words.valueOf(row.name)} value=${row.text} options=${options} onChange=${onText} />`;
  }
  if (row.type === "json") {
    const lines = Math.min(8, row.text.split("\n").length);
    return html`<textarea ...${shared} class="mono" rows=${lines} placeholder="{}"></textarea>`;
  }
  const hasValues = known !== undefined && known.values.length > 0 && row.type === "text";
  return html`<input
      ...${shared}
      type="text"
      inputmode=${row.type === "number" ? "decimal" : undefined}
      placeholder=${words.value}
      list=${hasValues ? `${id}-values` : undefined}
    />${hasValues && html`<datalist id="${id}-values">${known.values.map((value) => html`<option value=${value}></option>`)}</datalist>`}`;
}

/** An empty row takes the type that rules compare the attribute with.
 * @param {Row} row @param {Attribute | undefined} known @returns {Row} */
const typed = (row, known) => (known !== undefined && row.text === "" && known.name === row.name ? retyped(row, known.type) : row);
