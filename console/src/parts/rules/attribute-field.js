import { useId } from "preact/hooks";
import { FLAG_KEY, TARGETING_KEY, TIMESTAMP } from "../../model/rules/attributes.js";
import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { Combobox } from "./combobox.js";
import { useDraft } from "./draft.js";
import { useEditing } from "./editing.js";

/**
 * The name of an attribute, with those that are known as suggestions. An empty name is not applied.
 *
 * @param {{ path: string, label?: string, class?: string, onChange: (path: string) => void }} properties
 */
export function AttributeField({ path, label = texts.rules.editor.attribute, class: className, onChange }) {
  const { attributes } = useEditing();
  const fault = useId();
  const { draft, isApplied, onInput } = useDraft(path, (typed) => (typed.trim() === "" ? null : typed.trim()), (typed) =>
    onChange(typed.trim()),
  );
  return html`<div class=${className}>
    <${Combobox}
      label=${label}
      value=${draft}
      invalid=${!isApplied}
      describedBy=${isApplied ? undefined : fault}
      suggestions=${suggestionsOf(attributes)}
      onInput=${onInput}
    />
    ${!isApplied && html`<div class="rules-fault" id=${fault}>${texts.rules.editor.noAttribute}</div>`}
  </div>`;
}

/** @param {string[]} attributes */
function suggestionsOf(attributes) {
  const words = texts.rules.editor;
  const known = [
    { value: TARGETING_KEY, hint: words.keyHint },
    { value: TIMESTAMP, hint: words.timeHint },
    { value: FLAG_KEY, hint: words.flagKeyHint },
  ];
  const others = attributes.filter((each) => !known.some(({ value }) => value === each));
  return [...others.map((value) => ({ value })), ...known];
}
