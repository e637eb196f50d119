import { html } from "../html.js";
import { Dialog } from "../parts/dialog.js";
import { texts } from "../texts.js";
import { COMMAND, shortcuts } from "./shortcuts.js";

const said = texts.palette;

/** Every key that works now. @param {{onClose: () => void}} properties */
export function KeysHelp({ onClose }) {
  const all = shortcuts();
  const here = all.filter(({ isGlobal }) => !isGlobal);
  const everywhere = [
    { keys: `${COMMAND} K`, label: said.openPalette },
    ...all.filter(({ isGlobal }) => isGlobal),
    { keys: "Esc", label: said.closeAny },
    { keys: "↑ ↓", label: said.moveInMenus },
  ];
  return html`<${Dialog} title=${said.keysTitle} onClose=${onClose}>
    ${here.length > 0 && html`<h3>${said.here}</h3><${List} list=${here} />`}
    <h3>${said.everywhere}</h3>
    <${List} list=${everywhere} />
  <//>`;
}

/** @param {{list: {keys: string, label: string}[]}} properties */
function List({ list }) {
  return html`<dl class="keys-list">
    ${list.map(
      ({ keys, label }) => html`<dt>${keys.split(" ").map((key) => html`<kbd>${key === "Enter" ? "↵" : key}</kbd>`)}</dt>
        <dd>${label}</dd>`,
    )}
  </dl>`;
}
