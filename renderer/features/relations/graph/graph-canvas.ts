// The drawing itself, over cytoscape: what is on it, how it looks, what is marked, how it is moved. It knows nothing of React.
import cytoscape, {
  type Core,
  type ElementDefinition,
  type NodeSingular,
  type StylesheetJson,
} from 'cytoscape';
import type { Box } from './graph-boxes.ts';
import type { Line } from './graph-lines.ts';
import type { Look } from './graph-look.ts';
import { nodeSize, type Place, type Places } from './layered-positions.ts';

export type Drawing = { boxes: readonly Box[]; lines: readonly Line[]; places: Places };

export type GraphCanvas = {
  /** Draws anew; `keep` stays where it is on the screen, else the whole is brought into sight. */
  draw(drawing: Drawing, keep: string | null): void;
  dress(look: Look): void;
  mark(chosen: readonly string[], path: readonly string[]): void;
  zoom(factor: number): void;
  fit(): void;
  /** Brings a box into sight where it is out of it. */
  reveal(id: string): void;
  places(): Places;
  png(look: Look): Promise<Blob>;
  close(): void;
};

export type Touches = {
  /** `also`: beside what was chosen before, with Shift or Ctrl. */
  onChoose: (id: string | null, also: boolean) => void;
  onExpand: (id: string) => void;
};

const marks = ['chosen', 'path', 'faded'];
const zoomLimits = { minZoom: 0.05, maxZoom: 3 };
const padding = 32;
/** A drawing of a few boxes is not blown up. */
const fitZoom = 1.15;
/** Of one side of a picture, in pixels: more than browsers draw at once is refused by them without a word. */
const pictureSide = 12_000;

export function createGraphCanvas(container: HTMLElement, touches: Touches): GraphCanvas {
  const graph = cytoscape({
    container,
    ...zoomLimits,
    boxSelectionEnabled: false,
    autounselectify: true,
    style: [],
    elements: [],
  });
  listen(graph, touches);
  const fit = (): void => fitWhole(graph);
  let marked: { chosen: readonly string[]; path: readonly string[] } = { chosen: [], path: [] };
  const mark = (): void =>
    graph.batch(() => {
      graph.elements().removeClass(marks);
      for (const id of marked.chosen) graph.getElementById(id).addClass('chosen');
      if (marked.path.length > 0) markPath(graph, marked.path);
    });
  return {
    draw(drawing, keep) {
      const before = keep === null ? null : onScreen(graph, keep);
      const isFirst = graph.elements().empty();
      graph.batch(() => {
        graph.elements().remove();
        graph.add(elementsOf(drawing));
      });
      const after = keep === null ? null : onScreen(graph, keep);
      if (before && after && !isFirst) graph.panBy({ x: before.x - after.x, y: before.y - after.y });
      else fit();
      mark();
    },
    dress: (look) => void graph.style(sheetOf(look)),
    mark(chosen, path) {
      marked = { chosen, path };
      mark();
    },
    zoom(factor) {
      const middle = { x: graph.width() / 2, y: graph.height() / 2 };
      graph.zoom({ level: graph.zoom() * factor, renderedPosition: middle });
    },
    fit,
    reveal(id) {
      const at = onScreen(graph, id);
      if (!at) return;
      const isIn =
        at.x > padding && at.y > padding && at.x < graph.width() - padding && at.y < graph.height() - padding;
      if (!isIn) graph.center(graph.getElementById(id));
    },
    places: () => new Map(graph.nodes().map((node) => [node.id(), { ...node.position() }])),
    png(look) {
      const size = graph.elements().boundingBox();
      const scale = Math.min(2, pictureSide / Math.max(size.w, size.h, 1));
      return graph.png({ output: 'blob-promise', full: true, bg: look.canvas, scale });
    },
    close: () => graph.destroy(),
  };
}

function listen(graph: Core, { onChoose, onExpand }: Touches): void {
  graph.on('tap', (event) => {
    if (event.target === graph) onChoose(null, false);
  });
  graph.on('tap', 'node', (event) => {
    const original = event.originalEvent;
    onChoose((event.target as NodeSingular).id(), original.shiftKey || original.ctrlKey || original.metaKey);
  });
  graph.on('dbltap', 'node', (event) => onExpand((event.target as NodeSingular).id()));
}

function fitWhole(graph: Core): void {
  if (graph.elements().empty()) return;
  graph.fit(undefined, padding);
  if (graph.zoom() > fitZoom) {
    graph.zoom(fitZoom);
    graph.center();
  }
}

function onScreen(graph: Core, id: string): Place | null {
  const node = graph.getElementById(id);
  return node.empty() ? null : { ...node.renderedPosition() };
}

function markPath(graph: Core, path: readonly string[]): void {
  graph.elements().addClass('faded');
  for (const id of path) graph.getElementById(id).removeClass('faded').addClass('path');
  for (const [at, id] of path.slice(1).entries()) {
    const one = graph.getElementById(path[at] ?? '');
    one.edgesWith(graph.getElementById(id)).removeClass('faded').addClass('path');
  }
}

function elementsOf({ boxes, lines, places }: Drawing): ElementDefinition[] {
  return [
    ...boxes.map(({ id, type, name, second, isRoot }) => ({
      group: 'nodes' as const,
      data: { id, label: second === '' ? name : `${name}\n${second}` },
      position: { ...(places.get(id) ?? { x: 0, y: 0 }) },
      classes: [type, isRoot ? 'root' : ''].join(' '),
    })),
    ...lines.map(({ id, from, to, label, kind, isEnded }) => ({
      group: 'edges' as const,
      data: { id, source: from, target: to, label },
      classes: [kind, isEnded ? 'ended' : ''].join(' '),
    })),
  ];
}

function sheetOf(look: Look): StylesheetJson {
  const line = (colour: string) => ({ 'line-color': colour, 'target-arrow-color': colour });
  return [
    {
      selector: 'node',
      style: {
        shape: 'round-rectangle',
        'corner-radius': '4',
        width: nodeSize.width,
        height: nodeSize.height,
        'background-color': look.box,
        'border-width': 1,
        'border-color': look.boxLine,
        label: 'data(label)',
        color: look.text,
        'font-family': look.font,
        'font-size': 11,
        'text-valign': 'center',
        'text-halign': 'center',
        'text-wrap': 'wrap',
        'text-max-width': '400px',
        'line-height': 1.25,
        'min-zoomed-font-size': 5,
        'overlay-opacity': 0,
      },
    },
    { selector: 'node.person', style: { 'corner-radius': String(nodeSize.height / 2) } },
    {
      selector: 'node.root',
      style: { 'background-color': look.root, 'border-color': look.accent, 'font-weight': 600 },
    },
    {
      selector: 'edge',
      style: {
        width: 1.4,
        'curve-style': 'bezier',
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8,
        label: 'data(label)',
        color: look.quiet,
        'font-family': look.font,
        'font-size': 10,
        'text-background-color': look.canvas,
        'text-background-opacity': 0.9,
        'text-background-padding': '2px',
        'min-zoomed-font-size': 7,
        'overlay-opacity': 0,
        ...line(look.shareholder),
      },
    },
    { selector: 'edge.parent', style: line(look.parent) },
    { selector: 'edge.officer', style: { ...line(look.officer), 'line-style': 'dashed' } },
    { selector: 'edge.ended', style: { 'line-style': 'dotted', opacity: 0.7 } },
    { selector: '.faded', style: { opacity: 0.25 } },
    { selector: 'node.path', style: { 'border-color': look.path, 'border-width': 2 } },
    { selector: 'edge.path', style: { ...line(look.path), width: 2.4 } },
    { selector: 'node.chosen', style: { 'border-color': look.accent, 'border-width': 2.5 } },
  ];
}
