import { get, path } from "../../api/client.js";
import { Problem } from "../../api/problem.js";
import { html } from "../../html.js";
import { TARGETING_KEY, rowsOf, textOf } from "../../model/context/rows.js";
import { find } from "../../model/json/nodes.js";
import { parse } from "../../model/json/parser.js";
import { link } from "../../state/router.js";
import { texts } from "../../texts.js";
import { Button } from "../button.js";
import { Sentence } from "../sentence.js";
import { useLatest } from "../use-latest.js";

/** @import { Row } from "../../model/context/rows.js" */
/** @import { FlagSet } from "../../state/sets.js" */

/**
 * What is stored for the targeting key, if anything is.
 *
 * @param {{set: FlagSet, targetingKey: string, text: string, onText: (text: string) => void}} properties
 */
export function StoredContext({ set, targetingKey, text, onText }) {
  const { result } = useLatest((signal) => readStored(set.name, targetingKey, signal), [set.name, targetingKey], { wait: 300 });
  if (result === null) return null;
  const { rows, overrides } = result;
  const words = texts.stored;
  function take() {
    const own = rowsOf(text);
    onText(textOf([...own, ...rows.filter(({ name }) => name !== TARGETING_KEY && !own.some((row) => row.name === name))]));
  }
  return html`<div class="stored-context">
    <div class="row">
      <h3 class="grow"><${Sentence} parts=${words.title(targetingKey)} /></h3>
      <${Button} size="small" kind="quiet" href=${link({ set: set.name, page: "contexts", query: { key: targetingKey } })}>${words.edit}<//>
    </div>
    ${rows.length === 0 && overrides.length === 0 && html`<p class="quiet">${words.nothing}</p>`}
    ${rows.length > 0 &&
    html`<dl class="attributes-read">
      ${rows.map(({ name, text: value }) => html`<div key=${name}><dt class="mono">${name}</dt><dd><code class="cut">${value}</code></dd></div>`)}
    </dl>`}
    ${overrides.map(([flag, variant]) => html`<p key=${flag}><${Sentence} parts=${words.override(flag, variant)} /></p>`)}
    <p class="small quiet">${set.storedContexts ? words.merged : words.notRead}</p>
    ${rows.length > 0 && !set.storedContexts && html`<${Button} size="small" onClick=${take}>${words.take}<//>`}
  </div>`;
}

/**
 * Return the attributes and overrides of a key; null if nothing is stored for it.
 *
 * @param {string} set
 * @param {string} targetingKey
 * @param {AbortSignal} signal
 * @returns {Promise<{rows: Row[], overrides: [string, string][]} | null>}
 */
async function readStored(set, targetingKey, signal) {
  try {
    const { text, data } = await get(path`flag-sets/${set}/contexts/${targetingKey}`, { signal });
    // Numbers stay as they are written.
    const attributes = find(parse(text), "/attributes");
    const rows = attributes === null ? [] : rowsOf(attributes.source);
    return { rows, overrides: Object.entries(data.overrides ?? {}) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    // Nobody asked for it: the answer beside says what is wrong with the server.
    if (error instanceof Problem) return null;
    throw error;
  }
}
