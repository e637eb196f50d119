import { html } from "../../html.js";
import { Command } from "../../parts/copy.js";
import { Secret } from "../../parts/secret.js";
import { texts } from "../../texts.js";

const said = texts.keys.made;

/** @param {{made: import("./index.js").Made, onDone: () => void}} properties */
export function MadeKey({ made, onDone }) {
  const server = new URL("..", document.baseURI).href.replace(/\/$/, "");
  const isForEvaluation = made.scopes.some((scope) => scope === "evaluate" || scope === "admin");
  const selector = made.flagSet ? "" : " -H 'Flagd-Selector: flagSetId=…'";
  const command = isForEvaluation
    ? `curl -H 'X-API-Key: ${made.key}'${selector} -H 'Content-Type: application/json' -d '{"context":{"targetingKey":"user-1"}}' ${server}/ofrep/v1/evaluate/flags`
    : `curl -H 'X-API-Key: ${made.key}' ${server}/api/v1/flag-sets`;
  return html`<${Secret} title=${said.title(made.name)} text=${said.text} secret=${made.key} copy=${said.copy} done=${said.done} onDone=${onDone}>
    <p class="quiet">${said.try}</p>
    <${Command} text=${command} />
  <//>`;
}
