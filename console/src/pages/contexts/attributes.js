import { useState } from "preact/hooks";
import { html } from "../../html.js";
import { format } from "../../model/json/layout.js";
import { ContextForm } from "../../parts/context-form/context-form.js";
import { Code } from "../../parts/code/code.js";
import { Tabs } from "../../parts/tabs.js";
import { faultOf } from "../../parts/try-it/context-panel.js";
import { useAttributes } from "../../parts/try-it/use-attributes.js";
import { texts } from "../../texts.js";

/** @import { FlagSet } from "../../state/sets.js" */

/**
 * The attributes of a stored context, as a form or as JSON.
 *
 * @param {{set: FlagSet, text: string, onText: (text: string) => void, onFault: (isBroken: boolean) => void}} properties
 */
export function AttributesEditor({ set, text, onText, onFault }) {
  const words = texts.contexts;
  const [view, setView] = useState("form");
  const offered = useAttributes(set, null);
  const fault = faultOf(text);
  const shown = fault === null ? view : "json";
  const tabs = [
    { id: "form", label: words.form },
    { id: "json", label: words.json },
  ];
  return html`<${Tabs}
    tabs=${tabs}
    selected=${shown}
    label=${words.view}
    onSelect=${(/** @type {string} */ chosen) => {
      onFault(fault !== null);
      if (chosen === "json" && fault === null) onText(format(text));
      setView(chosen);
    }}
  >
    <div class="attributes-editor">
      ${shown === "form"
        ? html`<${ContextForm}
            text=${text}
            attributes=${offered}
            onText=${(/** @type {string | null} */ changed) => {
              onFault(changed === null);
              if (changed !== null) onText(changed);
            }}
          />`
        : html`<${Code}
              text=${text}
              label=${words.attributesOf}
              lines=${6}
              onChange=${(/** @type {string} */ written) => {
                onFault(faultOf(written) !== null);
                onText(written);
              }}
            />${fault !== null && html`<p class="bad">${texts.context.jsonFault(fault.line, fault.message)}</p>`}`}
    </div>
  <//>`;
}
