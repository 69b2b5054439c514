// @vitest-environment jsdom
// The graph without its drawing: what is shown of several answers, where it stands, ways through it, its file.
import { describe, expect, test } from 'vitest';
import { graphOf, holds, node, relation } from '../../../ui/relations/test-data.ts';
import { boxOf } from './graph-boxes.ts';
import { linesOf } from './graph-lines.ts';
import { graphSvg } from './graph-svg.ts';
import { nodeSize, placeNodes } from './layered-positions.ts';
import { mergeGraphs } from './merge-graphs.ts';
import { nextBox } from './next-box.ts';
import { shortestPath } from './shortest-path.ts';

describe('several answers', () => {
  test('are one graph, and who is shown by now is counted as more no longer', () => {
    const first = graphOf([node('A'), node('B', { more: 2 })], [holds('B', 'A', 60)]);
    const second = graphOf(
      [node('B'), node('A'), node('C'), node('D')],
      [holds('B', 'A', 60), holds('C', 'B'), holds('D', 'B')],
    );
    const { nodes, relationships } = mergeGraphs([first, second]);
    expect(nodes.map(({ id, more }) => [id, more])).toEqual([
      ['A', 0],
      ['B', 0],
      ['C', 0],
      ['D', 0],
    ]);
    expect(relationships).toHaveLength(3);
  });

  test('show 500 at most, and say of a neighbour that there are more', () => {
    const many = Array.from({ length: 600 }, (_, at) => node(`N${at}`));
    const { nodes } = mergeGraphs([
      graphOf(
        [node('A'), ...many],
        many.map(({ id }) => holds(id, 'A')),
      ),
    ]);
    expect(nodes).toHaveLength(500);
    expect(nodes[0]?.more).toBe(101);
  });
});

describe('places', () => {
  test('owners stand above, what is owned below, and circles end', () => {
    const graph = mergeGraphs([
      graphOf(
        [node('A'), node('B'), node('C'), node('D')],
        [holds('B', 'A'), holds('A', 'C'), holds('C', 'D'), holds('D', 'A'), holds('A', 'A')],
      ),
    ]);
    const y = (id: string) => placeNodes(graph, 'A').get(id)?.y ?? Number.NaN;
    expect(y('B')).toBeLessThan(y('A'));
    expect(y('D')).toBe(y('B'));
    expect(y('C')).toBeGreaterThan(y('A'));
  });

  test('no two of 500 boxes touch', () => {
    const others = Array.from({ length: 499 }, (_, at) => node(`N${at}`));
    const graph = mergeGraphs([
      graphOf(
        [node('A'), ...others],
        others.map(({ id }, at) => (at % 3 === 0 ? holds('A', id) : holds(id, 'A'))),
      ),
    ]);
    const places = [...placeNodes(graph, 'A').values()];
    const isApart = places.every((a, at) =>
      places
        .slice(at + 1)
        .every((b) => Math.abs(a.x - b.x) > nodeSize.width || Math.abs(a.y - b.y) > nodeSize.height),
    );
    expect(places).toHaveLength(500);
    expect(isApart).toBe(true);
  });

  test('an arrow leads to the nearest box on its side', () => {
    const places = new Map([
      ['A', { x: 0, y: 0 }],
      ['B', { x: 150, y: 10 }],
      ['C', { x: 100, y: 200 }],
      ['D', { x: -90, y: -90 }],
    ]);
    expect(
      ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'x'].map((key) => nextBox(places, 'A', key)),
    ).toEqual(['B', 'C', 'D', 'D', null]);
    expect(nextBox(places, 'B', 'ArrowRight')).toBeNull();
  });
});

test('the way between two takes the fewest steps, whichever way shares are held', () => {
  const graph = mergeGraphs([
    graphOf(
      ['A', 'B', 'C', 'D', 'E'].map((id) => node(id)),
      [holds('B', 'A'), holds('B', 'C'), holds('C', 'D'), holds('A', 'C')],
    ),
  ]);
  expect(shortestPath(graph, 'A', 'D')).toEqual(['A', 'C', 'D']);
  expect(shortestPath(graph, 'A', 'A')).toEqual(['A']);
  expect(shortestPath(graph, 'A', 'E')).toBeNull();
});

test('all that one is to the other is one line, and what is over is told only where nothing else is', () => {
  const lines = linesOf([
    relation({ subjectId: 'B', objectId: 'A', kind: 'officer', role: 'Director' }),
    holds('B', 'A', 25),
    relation({ subjectId: 'B', objectId: 'A', kind: 'parent', isEnded: true }),
    relation({ subjectId: 'C', objectId: 'A', isEnded: true, share: 10, shareUpTo: 20 }),
  ]);
  expect(lines.map(({ from, label, kind, isEnded }) => [from, label, kind, isEnded])).toEqual([
    ['B', 'Director, 25 %', 'shareholder', false],
    ['C', 'over 10 up to 20 %', 'shareholder', true],
  ]);
});

test('the file is XML that holds every name as it is, and a box cuts a long one between whole signs', () => {
  const family = '👨‍👩‍👧';
  const name = `<Ben & "Söhne">\u0000 ${family.repeat(20)}`;
  const graph = mergeGraphs([
    graphOf([node('A', { name }), node('B')], [holds('B', 'A', 60), holds('A', 'A', 5)]),
  ]);
  const boxes = graph.nodes.map((one) => boxOf(one, 'A'));
  const look = {
    canvas: 'white',
    box: 'white',
    boxLine: 'grey',
    root: 'blue',
    accent: 'blue',
    text: 'black',
    quiet: 'grey',
    shareholder: 'blue',
    parent: 'green',
    officer: 'grey',
    path: 'orange',
    font: '"Segoe UI", sans-serif',
  };
  const svg = graphSvg(
    boxes,
    linesOf(graph.relationships),
    placeNodes(graph, 'A'),
    look,
    'Relations of A & B',
  );
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  expect([...parsed.querySelectorAll('g > title')].map(({ textContent }) => textContent)).toEqual([
    name.replace('\u0000', ' '),
    'Name of B',
  ]);
  expect([...parsed.querySelectorAll('text')].map(({ textContent }) => textContent)).toContain('60 %');
  expect(boxes[0]?.name.endsWith(`${family}…`)).toBe(true);
});
