import { html } from "../html.js";
import "./sparkline.css";

/**
 * A small line of numbers at equal distances; `label` says what it shows.
 *
 * @param {{numbers: number[], label: string, width?: number, height?: number}} properties
 */
export function Sparkline({ numbers, label, width = 96, height = 24 }) {
  const most = Math.max(...numbers);
  const shared = { class: "sparkline", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label };
  const foot = height - 1;
  if (!(most > 0)) {
    return html`<svg ...${shared}><line class="nothing" x1="0" x2=${width} y1=${foot} y2=${foot} /></svg>`;
  }
  const points = numbers.map((number, place) => {
    const x = (place * width) / Math.max(1, numbers.length - 1);
    return `${x.toFixed(1)},${(foot - (number / most) * (height - 3)).toFixed(1)}`;
  });
  return html`<svg ...${shared}>
    <path class="area" d=${`M0,${foot} L${points.join(" L")} L${width},${foot} Z`} />
    <polyline class="line" points=${points.join(" ")} />
  </svg>`;
}
