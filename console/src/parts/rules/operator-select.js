import { html } from "../../html.js";
import { texts } from "../../texts.js";

/** @import { OperatorName } from "../../model/rules/operators.js" */

/** Operators in groups; those with "!" are negated. */
const GROUPS = /** @type {const} */ ({
  usual: ["oneOf", "!oneOf", "is", "isNot"],
  text: ["startsWith", "!startsWith", "endsWith", "!endsWith", "contains", "!contains", "within", "!within"],
  number: ["less", "atMost", "more", "atLeast", "between", "betweenWithout"],
  version: ["versionAtLeast", "versionMore", "versionLess", "versionAtMost", "versionIs", "versionIsNot", "versionMajor", "versionMinor"],
  list: ["containsAny", "containsAll", "containsNone"],
  presence: ["isThere", "isNull", "isSet", "!isSet"],
  exact: ["same", "notSame"],
});

/** What is asked of the time. */
const TIME_GROUPS = /** @type {const} */ ({ number: ["atLeast", "more", "less", "atMost", "between"] });

/**
 * @param {{ operator: OperatorName, negated: boolean, isOfTime: boolean, onChange: (operator: OperatorName, negated: boolean) => void }} properties
 */
export function OperatorSelect({ operator, negated, isOfTime, onChange }) {
  const words = texts.rules.editor;
  const value = (negated ? "!" : "") + operator;
  const groups = Object.entries(isOfTime ? TIME_GROUPS : GROUPS);
  const isListed = groups.some(([, names]) => /** @type {readonly string[]} */ (names).includes(value));

  /** @param {string} name */
  function label(name) {
    const plain = name.replace("!", "");
    const positive = (isOfTime && words.timeOperators[plain]) || words.operators[plain] || plain;
    if (name === plain) return positive;
    return words.operators[name] ?? words.notOperator(positive);
  }

  return html`<select
    class="rules-operator"
    aria-label=${words.operator}
    onChange=${(/** @type {any} */ event) => {
      const chosen = event.target.value;
      onChange(chosen.replace("!", ""), chosen.startsWith("!"));
    }}
  >
    ${!isListed && html`<optgroup label=${words.groups.other}><option value=${value} selected>${label(value)}</option></optgroup>`}
    ${groups.map(
      ([group, names]) => html`<optgroup key=${group} label=${words.groups[/** @type {keyof typeof words.groups} */ (group)]}>
        ${names.map((/** @type {string} */ name) => html`<option key=${name} value=${name} selected=${name === value}>${label(name)}</option>`)}
      </optgroup>`,
    )}
  </select>`;
}
