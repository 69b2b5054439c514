// Where a scroll bar stands and which row that is. Browsers cap an element's height (Chromium: 2^25 physical
// pixels, half of that in CSS pixels on a 2x screen) and lose precision long before, so a tall list lives in a
// shorter element: dragging the bar maps proportionally, while wheel and keys still move pixel by pixel.

/** Tall enough that dragging stays fine-grained, low enough for exact 32-bit float positions. */
export const maxScrollHeight = 4_000_000;

export type ScrollMap = {
  /** Height of the element that scrolls. */
  height: number;
  /** Furthest scroll position of the element, and of the list. */
  maxScrollTop: number;
  maxTop: number;
  viewport: number;
};

/** `top` is the position in the list, `scrollTop` in the element; they differ in a list that is too tall. */
export type ScrollPosition = { top: number; scrollTop: number };

const clamp = (value: number, max: number): number => Math.min(Math.max(value, 0), max);

export function createScrollMap(rows: number, rowHeight: number, viewport: number): ScrollMap {
  const listHeight = rows * rowHeight;
  const height = Math.min(listHeight, maxScrollHeight);
  return {
    height,
    maxScrollTop: Math.max(height - viewport, 0),
    maxTop: Math.max(listHeight - viewport, 0),
    viewport,
  };
}

/** Near both ends bar and list move as one, so that the first and last rows are reached by wheel as in any list. */
const edgeHeight = 20_000;

const edgeOf = (map: ScrollMap): number => Math.min(edgeHeight, map.maxScrollTop / 4);

/** Maps a place on one scale to the other: equal at both edges, proportional between them. */
function convert(place: number, fromMax: number, toMax: number, edge: number): number {
  const at = clamp(place, fromMax);
  if (at <= edge) return Math.min(at, toMax);
  if (at >= fromMax - edge) return toMax - (fromMax - at);
  return edge + ((at - edge) / (fromMax - 2 * edge)) * (toMax - 2 * edge);
}

export const topOf = (map: ScrollMap, scrollTop: number): number =>
  convert(scrollTop, map.maxScrollTop, map.maxTop, edgeOf(map));

export const scrollTopOf = (map: ScrollMap, top: number): number =>
  convert(top, map.maxTop, map.maxScrollTop, edgeOf(map));

/** The position that puts `top` at the upper edge, with the bar where it belongs. */
export function positionAt(map: ScrollMap, top: number): ScrollPosition {
  const clamped = clamp(top, map.maxTop);
  return { top: clamped, scrollTop: scrollTopOf(map, clamped) };
}

/** The position after the element scrolled to `scrollTop`: small steps are exact, jumps are proportional. */
export function follow(map: ScrollMap, from: ScrollPosition, scrollTop: number): ScrollPosition {
  const step = scrollTop - from.scrollTop;
  const atEdge = scrollTop <= 0 || scrollTop >= map.maxScrollTop;
  if (map.maxTop === map.maxScrollTop || Math.abs(step) > map.viewport) {
    return { top: topOf(map, scrollTop), scrollTop };
  }
  const top = clamp(from.top + step, map.maxTop);
  // At the bar's end with list still to go, the bar is put back so that the wheel can go on.
  return atEdge ? positionAt(map, top) : { top, scrollTop };
}
