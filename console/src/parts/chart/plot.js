// uPlot, loaded by chart.js when the first chart is shown.

import uPlot from "uplot";

/** @import { Line } from "./chart.js" */

/**
 * Draw stacked areas into an element; return what removes them.
 *
 * @param {HTMLElement} element
 * @param {{times: number[], lines: Line[], height: number}} content
 */
export function plot(element, { times, lines, height }) {
  const style = getComputedStyle(element);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(name).trim();
  const stacked = stack(lines.map((line) => line.numbers));
  const axis = {
    stroke: colour("--text-quiet"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line"), width: 1 },
    font: `12px ${colour("--font")}`,
  };
  const chart = new uPlot(
    {
      width: element.clientWidth || 600,
      height,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { show: false } },
      scales: { y: { range: (_, __, most) => [0, most > 0 ? most * 1.05 : 1] } },
      axes: [{ ...axis, space: 64, values: (_, ticks, __, ___, step) => moments(ticks, step) }, { ...axis, size: 56, values: (_, ticks) => ticks.map(short) }],
      series: [
        {},
        // The highest sum is painted first, and those in front of it on top.
        ...lines.toReversed().map(({ label, colour: name }) => ({
          label,
          stroke: colour(name),
          fill: `color-mix(in srgb, ${colour(name)} 70%, ${colour("--surface")})`,
          width: 1,
          // A count is of the whole hour or day that begins at its time.
          paths: uPlot.paths.stepped?.({ align: 1 }),
          points: { show: times.length < 2 },
        })),
      ],
    },
    [upToEnd(times), ...stacked.toReversed().map((numbers) => [...numbers, numbers[numbers.length - 1]])],
    element,
  );
  const observer = new ResizeObserver(() => {
    const width = element.clientWidth;
    if (width && width !== chart.width) chart.setSize({ width, height });
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    chart.destroy();
  };
}

/** The times, and the end of the last step, so that it has a width. @param {number[]} times */
function upToEnd(times) {
  const last = times[times.length - 1];
  return [...times, last + (last - (times[times.length - 2] ?? last - 3600))];
}

/** Each list on top of those in front of it. @param {number[][]} lists */
function stack(lists) {
  /** @type {number[]} */
  let below = [];
  return lists.map((numbers) => {
    below = numbers.map((number, at) => number + (below[at] ?? 0));
    return below;
  });
}

const DAY = 86_400;
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const date = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

/**
 * Names of ticks as the reader writes them: a day at its begin, else the time of day.
 *
 * @param {number[]} ticks in Unix seconds
 * @param {number} step seconds between two
 */
function moments(ticks, step) {
  return ticks.map((tick) => {
    const time = new Date(tick * 1000);
    const isMidnight = time.getHours() === 0 && time.getMinutes() === 0;
    return step >= DAY || isMidnight ? date.format(time) : clock.format(time);
  });
}

/** @param {number} number */
function short(number) {
  return Intl.NumberFormat("en", { notation: "compact" }).format(number);
}
