import plus from "lucide-static/icons/plus.svg";
import { may } from "../../api/session.js";
import { html } from "../../html.js";
import { Button } from "../../parts/button.js";
import { useFollowed } from "../../state/followed-set.js";
import { route, setQuery } from "../../state/router.js";
import { openSet } from "../../state/sets.js";
import { texts } from "../../texts.js";
import { ContextSheet } from "./context-sheet.js";
import { ContextList } from "./list.js";
import { Reading } from "./reading.js";
import { useContexts } from "./use-contexts.js";
import { useDocument } from "../evaluators/use-document.js";
import "./contexts.css";

/** @import { FlagSet } from "../../state/sets.js" */

/** The stored contexts of a set; with a key in the address, one of them over the list. */
export function Contexts() {
  const set = openSet.value;
  return set && html`<${ContextsOf} set=${set} />`;
}

/** @param {{set: FlagSet}} properties */
function ContextsOf({ set }) {
  const { key, create, prefix = "", override = "" } = route.value.query;
  useFollowed(set.name);
  const list = useContexts(set.name, { prefix, override });
  const document = useDocument(set);
  const flags = document.result?.flags ?? null;
  const words = texts.contexts;
  const isOpen = key !== undefined || create !== undefined;
  return html`<div class="page-head">
      <div>
        <h1>${texts.pages.contexts}</h1>
        <p class="quiet">${words.intro}</p>
        ${set.storedContexts && html`<${Reading} set=${set} />`}
      </div>
      ${may("write") && html`<${Button} kind="primary" icon=${plus} onClick=${() => setQuery({ create: "1", key: null })}>${words.create}<//>`}
    </div>
    <div class="stack">
      ${!set.storedContexts && html`<${Reading} set=${set} />`}
      <${ContextList} set=${set.name} list=${list} prefix=${prefix} override=${override} flags=${flags} />
    </div>
    ${isOpen &&
    html`<${ContextSheet}
      key=${key ?? ""}
      set=${set}
      targetingKey=${key ?? null}
      flags=${flags}
      onClose=${() => setQuery({ key: null, create: null })}
      onSaved=${() => {
        // Another one may have been opened since.
        const now = route.peek().query;
        if (now.key === key && now.create === create) setQuery({ key: null, create: null });
        list.reload();
      }}
    />`}`;
}
