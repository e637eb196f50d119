// A test: attribute, operator, and the values that the operator needs.

import { useId } from "preact/hooks";
import { TIMESTAMP, attributeWanted } from "../../model/rules/attributes.js";
import { OPERATORS } from "../../model/rules/operators.js";
import { withOperator, withParts } from "../../model/rules/operands.js";
import { Written } from "../../model/json/written.js";
import { isLiteral, shownValue } from "../../model/rules/shown.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { AttributeField } from "./attribute-field.js";
import { Chips } from "./chips.js";
import { useEditing } from "./editing.js";
import { OperatorSelect } from "./operator-select.js";
import { ValueField } from "./value-field.js";

/** @import { JsonNode } from "../../model/json/nodes.js" */
/** @import { TestCondition } from "../../model/rules/conditions.js" */
/** @import { Needs } from "../../model/rules/operators.js" */
/** @import { Wanted } from "../../model/json/wanted.d.ts" */
/** @import { ValueType } from "./value-field.js" */

/** @param {{ test: TestCondition }} properties */
export function TestForm({ test }) {
  const { replace } = useEditing();
  const words = texts.rules.editor;
  const { attribute, operator, negated } = test;
  const isOfTime = attribute.path === TIMESTAMP;

  /** @param {string} path */
  function chooseAttribute(path) {
    const wanted = attributeWanted(attribute, path);
    const needs = OPERATORS[operator].needs;
    // The time is a number, and what is asked of it is whether it is past.
    const asTime = path === TIMESTAMP && needs !== "order" && needs !== "range";
    const now = Math.floor(Date.now() / 60_000) * 60;
    replace(test.node, asTime ? OPERATORS.atLeast.write(wanted, [now], false) : withParts(test, { attribute: wanted }), `attribute ${test.node.start}`);
  }

  return html`<div class="rules-test">
    <${AttributeField} class="rules-attribute-field" path=${attribute.path} onChange=${chooseAttribute} />
    <${OperatorSelect}
      operator=${operator}
      negated=${negated}
      isOfTime=${isOfTime}
      onChange=${(/** @type {any} */ chosen, /** @type {boolean} */ isNegated) => replace(test.node, withOperator(test, chosen, isNegated))}
    />
    <div class="rules-operands"><${Operands} test=${test} isOfTime=${isOfTime} /></div>
  </div>`;
}

/** @type {Record<Needs, ValueType[]>} */
const TYPES = {
  nothing: [],
  value: ["string", "number", "boolean", "attribute"],
  order: ["number", "string", "attribute"],
  text: ["string", "attribute"],
  part: ["string", "number"],
  values: [],
  version: ["string", "attribute"],
  range: ["number", "string"],
};

/** @param {{ test: TestCondition, isOfTime: boolean }} properties */
function Operands({ test, isOfTime }) {
  const { replace } = useEditing();
  const words = texts.rules.editor;
  const { needs } = OPERATORS[test.operator];
  const types = isOfTime && (needs === "order" || needs === "range") ? /** @type {ValueType[]} */ (["time", ...TYPES[needs]]) : TYPES[needs];

  /** @type {(position: number) => (wanted: Wanted, typing?: boolean) => void} */
  const changed = (position) => (wanted, typing) => {
    const operands = test.operands.map((node, i) => (i === position ? wanted : node));
    replace(test.node, withParts(test, { operands }), typing ? `value ${test.node.start} ${position}` : undefined);
  };
  if (needs === "nothing") return test.operator === "isSet" ? html`<span class="quiet small">${words.setHint}</span>` : null;
  if (needs === "values") return html`<${ListField} test=${test} />`;
  const [first, second] = test.operands;
  if (!first) return null;
  const check = needs === "version" ? versionFault : undefined;
  const labels = second ? [words.lower, words.upper] : [needs === "version" ? words.version : words.value];
  return html`<${ValueField} node=${first} types=${types} label=${labels[0]} check=${check} onChange=${changed(0)} />
    ${second &&
    html`<span class="quiet">${words.to}</span>
      <${ValueField} node=${second} types=${types} label=${labels[1]} onChange=${changed(1)} />`}`;
}

// The server's grammar, service/evaluation/operators/sem_ver.py.
const WHOLE = "(?:0|[1-9][0-9]*)";
const IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
const VERSION = new RegExp(
  `^[vV]?${WHOLE}(?:\\.${WHOLE}(?:\\.${WHOLE}(?:-${IDENTIFIER}(?:\\.${IDENTIFIER})*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?)?)?$`,
);

/** @param {string} text */
const versionFault = (text) => (VERSION.test(text) ? null : texts.rules.editor.noVersion);

/** @param {{ test: TestCondition }} properties */
function ListField({ test }) {
  const { replace } = useEditing();
  const hint = useId();
  const words = texts.rules.editor;
  const [list] = test.operands;
  const items = list?.type === "array" ? list.items : [];
  const shown = items.map((node) => (node.type === "object" || node.type === "array" ? node.source : shownValue(node).text));

  /** @param {Wanted[]} wanted */
  const change = (wanted) => replace(test.node, withParts(test, { operands: [wanted] }));

  /** @param {string[]} added */
  function add(added) {
    const isOfNumbers = items.length > 0 && items.every(({ type }) => type === "number");
    const fresh = added.map((text) => readValue(text, isOfNumbers));
    change([...items, ...fresh.filter((each) => !items.some((node) => isEqual(node, each)))]);
  }

  return html`<div class="grow" aria-describedby=${items.length === 0 ? hint : undefined}>
    <${Chips}
      label=${words.values}
      values=${shown}
      onAdd=${add}
      onRemove=${(/** @type {number} */ position) => change(items.filter((_, i) => i !== position))}
    />
    ${items.length === 0 && html`<div class="rules-hint" id=${hint}>${words.noValuesYet}</div>`}
  </div>`;
}

/**
 * What was typed as a value: a text, unless the others are numbers. In quotes it is a text always.
 *
 * @param {string} text
 * @param {boolean} isOfNumbers
 * @returns {Wanted}
 */
function readValue(text, isOfNumbers) {
  if (isOfNumbers && isLiteral(text) && !/^[tfn]/.test(text)) return new Written(text);
  if (!/^".*"$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * @param {JsonNode} node
 * @param {Wanted} wanted
 */
function isEqual(node, wanted) {
  if (wanted instanceof Written) return node.source === wanted.source;
  return node.type === "string" && node.value === wanted;
}
