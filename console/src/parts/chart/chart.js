import { useEffect, useRef } from "preact/hooks";
import { html } from "../../html.js";
import { isDark } from "../../state/theme.js";
import "uplot/dist/uPlot.min.css";
import "./chart.css";

/** @typedef {{label: string, colour: string, numbers: number[]}} Line */

/**
 * Stacked areas over time. The numbers belong into a table beside it, for those who cannot see it.
 *
 * @param {{label: string, times: number[], lines: Line[], height?: number}} properties
 *   `times` in Unix seconds; `colour` is a custom property of CSS: "--share-1"
 */
export function Chart({ label, times, lines, height = 220 }) {
  const host = useRef(/** @type {HTMLDivElement | null} */ (null));
  const dark = isDark.value;
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    let end = () => {};
    let isGone = false;
    import("./plot.js")
      .then(({ plot }) => {
        if (!isGone) end = plot(element, { times, lines, height });
      })
      // Without the network the table is still there.
      .catch(() => undefined);
    return () => {
      isGone = true;
      end();
    };
  }, [times, lines, height, dark]);
  return html`<div class="chart" role="img" aria-label=${label} ref=${host} style=${{ height: `${height}px` }}></div>`;
}
