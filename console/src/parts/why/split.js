import { html } from "../../html.js";
import { texts } from "../../texts.js";
import { percent } from "../../texts/numbers.js";
import { Sentence } from "../sentence.js";
import { shareColour } from "../split-bar.js";

/** @import { Share } from "../../model/trace/lines.js" */

/**
 * The split of a rollout, with the bucket that was drawn as a mark on it.
 *
 * @param {{shares: Share[], bucket: number | null, buckets: number, bucketBy: unknown}} properties
 */
export function BucketBar({ shares, bucket, buckets, bucketBy }) {
  const words = shares.map(({ variant, percent: share }) => `${percent(share)} ${nameOf(variant)}`).join(", ");
  const place = bucket === null ? null : ((bucket + 0.5) / buckets) * 100;
  return html`<div class="bucket-bar">
    <div class="bar" role="img" aria-label=${bucket === null ? words : `${words}; ${texts.why.bucket(bucket, buckets)}`}>
      ${shares.map(
        ({ percent: share, isTaken }, at) =>
          html`<span class=${isTaken ? "taken" : ""} style=${{ width: `${share}%`, background: shareColour(at) }}></span>`,
      )}
      ${place !== null && html`<i style=${{ left: `${place}%` }}></i>`}
    </div>
    <ul class="plain legend">
      ${shares.map(
        ({ variant, percent: share, isTaken }, at) => html`<li class=${isTaken ? "taken" : ""}>
          <i style=${{ background: shareColour(at) }}></i><code>${nameOf(variant)}</code> ${percent(share)}
        </li>`,
      )}
    </ul>
    ${bucket !== null &&
    html`<p class="small quiet">
      ${texts.why.bucket(bucket, buckets)} <${Sentence} parts=${texts.why.bucketBy(by(bucketBy))} />
    </p>`}
  </div>`;
}

/** @param {unknown} variant */
const nameOf = (variant) => (variant === null ? texts.why.noVariant : String(variant));

/** @param {unknown} bucketBy */
const by = (bucketBy) => (typeof bucketBy === "string" ? bucketBy : JSON.stringify(bucketBy));
