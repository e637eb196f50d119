import plus from "lucide-static/icons/plus.svg";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { html } from "../../html.js";
import { TARGETING_KEY, faultsOf, rowsOf, textOf } from "../../model/context/rows.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { ContextRow } from "./row.js";
import "./context-form.css";

/** @import { Attribute } from "../../model/context/attributes.js" */
/** @import { Row } from "../../model/context/rows.js" */

/**
 * Attributes as a form. `text` is the JSON object, and stays the last good one while a row has a
 * fault; `onText` gets `null` then. The targeting key is not among the rows.
 *
 * @param {{text: string, attributes?: Attribute[], onText: (text: string | null) => void}} properties
 *   `attributes`: those that rules read, to be offered
 */
export function ContextForm({ text, attributes = [], onText }) {
  const names = useId();
  const [rows, setRows] = useState(() => read(text));
  const [newest, setNewest] = useState(/** @type {number | null} */ (null));
  const own = useRef(text);
  useEffect(() => {
    // Another context was chosen: what the form has made itself is not read again.
    if (text !== own.current) setRows(read(text));
    own.current = text;
  }, [text]);

  /** @param {Row[]} changed the rows without the targeting key */
  function change(changed) {
    const all = [...rows.filter(isKey), ...changed];
    setRows(all);
    if (faultsOf(all).some((fault) => fault !== null)) return onText(null);
    own.current = textOf(all);
    return onText(own.current);
  }

  /** @param {Attribute} [attribute] */
  function add(attribute) {
    const type = attribute?.type ?? "text";
    const value = type === "boolean" ? "true" : type === "json" ? "{}" : type === "number" ? (attribute?.values[0] ?? "0") : "";
    setNewest(shown.length);
    change([...shown, { name: attribute?.name ?? "", type, text: value }]);
  }

  const shown = rows.filter((row) => !isKey(row));
  const faults = faultsOf(shown);
  const offered = attributes.filter(({ name }) => name !== TARGETING_KEY && !rows.some((row) => row.name === name));
  return html`<div class="context-form">
    <datalist id=${names}>${offered.map(({ name }) => html`<option value=${name}></option>`)}</datalist>
    <ul class="plain">
      ${shown.map(
        (row, at) => html`<${ContextRow}
          key=${at}
          row=${row}
          fault=${faults[at]}
          names=${names}
          known=${attributes.find(({ name }) => name === row.name)}
          isNew=${at === newest}
          onRow=${(/** @type {Row} */ changed) => change(shown.map((each, place) => (place === at ? changed : each)))}
          onRemove=${() => change(shown.filter((_, place) => place !== at))}
        />`,
      )}
    </ul>
    <div class="row">
      <${Button} size="small" icon=${plus} onClick=${() => add()}>${texts.context.add}<//>
      ${offered.length > 0 &&
      html`<span class="small quiet">${texts.context.readByRules}</span>
        ${offered
          .slice(0, 12)
          .map(
            (attribute) => html`<${Button}
              key=${attribute.name}
              size="small"
              kind="quiet"
              class="mono offered"
              aria-label=${texts.context.addNamed(attribute.name)}
              onClick=${() => add(attribute)}
              >${attribute.name}<//
            >`,
          )}`}
    </div>
  </div>`;
}

/** @param {Row} row */
const isKey = ({ name }) => name === TARGETING_KEY;

/** @param {string} text @returns {Row[]} */
function read(text) {
  try {
    return rowsOf(text);
  } catch {
    return [];
  }
}
