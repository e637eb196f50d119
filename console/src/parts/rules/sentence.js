import { html } from "../../html.js";
import { Time } from "../time.js";
import { useEditing } from "./editing.js";

/** @import { Segment } from "../../model/rules/segments.js" */

/**
 * A sentence whose attributes, values and variants stand out.
 *
 * @param {{ segments: Segment[] }} properties
 */
export function Sentence({ segments }) {
  return html`<span class="rules-sentence">${segments.map((segment) => html`<${Piece} ...${segment} />`)}</span>`;
}

/** @param {Segment} segment */
function Piece({ kind, text, seconds }) {
  const { variants } = useEditing();
  if (kind === "text") return text;
  if (kind === "time" && seconds !== undefined) {
    return html`<span class="rules-value"><${Time} at=${seconds * 1000} exact /></span>`;
  }
  const colour = kind === "variant" ? variants.indexOf(text) : -1;
  return html`<span class="rules-${kind}">${colour >= 0 && html`<${Dot} place=${colour} />`}${text}</span>`;
}

/**
 * The colour of a variant, beside its name.
 *
 * @param {{ place: number }} properties
 */
export function Dot({ place }) {
  return html`<span class="rules-dot" style=${{ background: variantColour(place) }} aria-hidden="true"></span>`;
}

/**
 * The colour of the variant at a place; none for the default variant and unknown ones.
 *
 * @param {number} place
 */
export function variantColour(place) {
  return place < 0 ? "var(--share-none)" : `var(--share-${(place % 6) + 1})`;
}
