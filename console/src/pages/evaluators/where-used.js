import { html } from "../../html.js";
import { referencesIn } from "../../model/uses.js";
import { link } from "../../state/router.js";
import { texts } from "../../texts.js";

/** @import { Document } from "./use-document.js" */

/**
 * Flags and evaluators that use an evaluator, and those that it uses itself.
 *
 * @param {{set: string, name: string, document: Document}} properties
 */
export function WhereUsed({ set, name, document }) {
  const words = texts.evaluators;
  const uses = document.uses.get(name) ?? { flags: [], evaluators: [], indirect: [] };
  const needs = [...referencesIn(document.evaluators[name])];
  const flagLink = (/** @type {string} */ flag) => link({ set, flag });
  const ownLink = (/** @type {string} */ other) => link({ set, page: "evaluators", query: { name: other } });
  const isUsed = uses.flags.length + uses.evaluators.length > 0;
  return html`<section class="panel padded where-used" aria-label=${words.whereUsed}>
    <h2>${words.whereUsed}</h2>
    ${!isUsed && html`<p class="quiet">${words.unused}</p>`}
    <${Names} title=${words.flags} names=${uses.flags} hrefOf=${flagLink} />
    <${Names} title=${words.others} names=${uses.evaluators} hrefOf=${ownLink} />
    <${Names} title=${words.throughOthers} names=${uses.indirect} hrefOf=${flagLink} />
    <${Names} title=${words.itUses} names=${needs} hrefOf=${ownLink} />
  </section>`;
}

/** @param {{title: string, names: string[], hrefOf: (name: string) => string}} properties */
function Names({ title, names, hrefOf }) {
  if (names.length === 0) return null;
  return html`<div class="names">
    <h3>${title} <span class="quiet">${names.length.toLocaleString("en")}</span></h3>
    <ul class="plain">${names.map((name) => html`<li key=${name}><a class="mono" href=${hrefOf(name)}>${name}</a></li>`)}</ul>
  </div>`;
}
