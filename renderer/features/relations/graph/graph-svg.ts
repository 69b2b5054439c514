// The graph as an SVG file, from where its boxes stand: sharp at any size, and its texts can be searched.
import type { Box } from './graph-boxes.ts';
import type { Line } from './graph-lines.ts';
import type { Look } from './graph-look.ts';
import { nodeSize, type Place, type Places } from './layered-positions.ts';

const margin = 24;
const named = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' } as Record<string, string>;

/** Control characters have no place in XML, not even escaped. */
const escape = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => named[sign] ?? sign).replaceAll(/\p{Cc}|[\uFFFE\uFFFF]/gu, ' ');

const round = (value: number): number => Math.round(value * 10) / 10;

export function graphSvg(
  boxes: readonly Box[],
  lines: readonly Line[],
  places: Places,
  look: Look,
  title: string,
): string {
  const shown = boxes.flatMap((box) => {
    const place = places.get(box.id);
    return place ? [{ box, place }] : [];
  });
  const frame = frameOf(shown.map(({ place }) => place));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame.map(round).join(' ')}" width="${round(frame[2])}" ` +
      `height="${round(frame[3])}" font-family="${escape(look.font)}" font-size="12">`,
    `<title>${escape(title)}</title>`,
    `<defs>${(['shareholder', 'parent', 'officer'] as const).map((kind) => arrow(kind, look[kind])).join('')}</defs>`,
    `<rect x="${round(frame[0])}" y="${round(frame[1])}" width="${round(frame[2])}" height="${round(frame[3])}" fill="${look.canvas}"/>`,
    ...lines.map((line) => lineSvg(line, places, look)),
    ...shown.map(({ box, place }) => boxSvg(box, place, look)),
    '</svg>',
    '',
  ].join('\n');
}

function frameOf(places: readonly Place[]): [number, number, number, number] {
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  const left = Math.min(0, ...xs) - nodeSize.width / 2 - margin;
  const top = Math.min(0, ...ys) - nodeSize.height / 2 - margin;
  const right = Math.max(0, ...xs) + nodeSize.width / 2 + margin;
  const bottom = Math.max(0, ...ys) + nodeSize.height / 2 + margin;
  return [left, top, right - left, bottom - top];
}

const arrow = (kind: string, colour: string): string =>
  `<marker id="to-${kind}" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">` +
  `<path d="M0 0 8 4 0 8z" fill="${colour}"/></marker>`;

function lineSvg(line: Line, places: Places, look: Look): string {
  const from = places.get(line.from);
  const to = places.get(line.to);
  if (!from || !to) return '';
  const look1 =
    `fill="none" stroke="${look[line.kind]}" stroke-width="1.4" marker-end="url(#to-${line.kind})"` +
    (line.isEnded ? ' stroke-dasharray="2 4"' : line.kind === 'officer' ? ' stroke-dasharray="6 4"' : '');
  if (line.from === line.to) return loopSvg(from, line, look1, look);
  const [start, end] = [edgeOf(from, to), edgeOf(to, from)];
  const label = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const d = `M${round(start.x)} ${round(start.y)} ${round(end.x)} ${round(end.y)}`;
  return `<path d="${d}" ${look1}/>${labelSvg(line.label, label, look)}`;
}

/** One that holds shares of itself. */
function loopSvg({ x, y }: Place, line: Line, stroke: string, look: Look): string {
  const right = x + nodeSize.width / 2;
  const d = `M${round(right)} ${round(y - 8)} C${round(right + 36)} ${round(y - 30)} ${round(right + 36)} ${round(y + 30)} ${round(right)} ${round(y + 8)}`;
  return `<path d="${d}" ${stroke}/>${labelSvg(line.label, { x: right + 32, y }, look)}`;
}

/** Where the way from a box's middle to another leaves the box. */
function edgeOf(from: Place, to: Place): Place {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const scale = Math.max(Math.abs(dx) / (nodeSize.width / 2), Math.abs(dy) / (nodeSize.height / 2));
  return scale === 0 ? from : { x: from.x + dx / scale, y: from.y + dy / scale };
}

const labelSvg = (label: string, { x, y }: Place, look: Look): string =>
  label === ''
    ? ''
    : `<text x="${round(x)}" y="${round(y + 3)}" text-anchor="middle" font-size="10" fill="${look.quiet}" ` +
      `stroke="${look.canvas}" stroke-width="3" paint-order="stroke">${escape(label)}</text>`;

function boxSvg(box: Box, { x, y }: Place, look: Look): string {
  const { width, height } = nodeSize;
  const text = (words: string, dy: number, look2: string): string =>
    words === ''
      ? ''
      : `<text x="${round(x)}" y="${round(y + dy)}" text-anchor="middle" ${look2}>${escape(words)}</text>`;
  return (
    `<g><title>${escape(box.full)}</title>` +
    `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${width}" height="${height}" ` +
    `rx="${box.type === 'person' ? height / 2 : 4}" fill="${box.isRoot ? look.root : look.box}" ` +
    `stroke="${box.isRoot ? look.accent : look.boxLine}"/>` +
    text(
      box.name,
      box.second === '' ? 4 : -2,
      `fill="${look.text}" font-weight="${box.isRoot ? 600 : 500}"`,
    ) +
    text(box.second, 12, `fill="${look.quiet}" font-size="10"`) +
    '</g>'
  );
}
