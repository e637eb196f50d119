// Scrolls what a long list stands in, while something is dragged near its edge.

/** Pixels from the edge at which it begins. */
const EDGE = 72;

/** Pixels a second at the edge itself, and beyond it. */
const FASTEST = 1200;

/** Milliseconds that a frame counts for at most: a busy browser does not jump. */
const LONGEST = 100;

/**
 * @param {HTMLElement} element what is dragged
 * @param {() => void} onScroll
 */
export function edgeScroll(element, onScroll) {
  const scroller = scrollerOf(element);
  let pointer = 0;
  let frame = 0;
  let last = 0;

  /** @param {number} now */
  function step(now) {
    const { top, height } = scroller.getBoundingClientRect();
    const before = scroller.scrollTop;
    const way = (speedAt(pointer - top, height) * Math.min(now - last, LONGEST)) / 1000;
    last = now;
    scroller.scrollTop += Math.sign(way) * Math.ceil(Math.abs(way));
    frame = way === 0 ? 0 : requestAnimationFrame(step);
    if (scroller.scrollTop !== before) onScroll();
  }

  return {
    /** @param {number} y the pointer's height in the window */
    at(y) {
      pointer = y;
      if (frame !== 0) return;
      last = performance.now();
      frame = requestAnimationFrame(step);
    },
    end: () => cancelAnimationFrame(frame),
  };
}

/**
 * Pixels a second, above 0 is down: the nearer to the edge, the faster.
 *
 * @param {number} y from the upper edge
 * @param {number} height
 */
export function speedAt(y, height) {
  const edge = Math.min(EDGE, height / 4);
  const into = y < edge ? y - edge : Math.max(0, y - (height - edge));
  return Math.max(-1, Math.min(into / edge, 1)) * FASTEST;
}

/** @param {HTMLElement} element @returns {Element} */
function scrollerOf(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const isScrolling = /auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight;
    if (isScrolling) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}
