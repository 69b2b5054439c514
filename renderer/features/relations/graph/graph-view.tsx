// The graph on the screen: the drawing, its buttons and its keys, and what is chosen in it. Loaded only where it is looked at, for
// the library that draws is large. Whoever cannot see it has the table, which says the same.
import { ActionIcon, Button, Menu, useComputedColorScheme } from '@mantine/core';
import { IconDownload, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { saveBlob } from '../../../lib/save-blob.ts';
import { InlineError } from '../../../ui/message.tsx';
import { boxOf } from './graph-boxes.ts';
import { createGraphCanvas, type GraphCanvas } from './graph-canvas.ts';
import { linesOf } from './graph-lines.ts';
import { lookOf, type Look } from './graph-look.ts';
import { graphSvg } from './graph-svg.ts';
import { placeNodes } from './layered-positions.ts';
import type { ShownGraph } from './merge-graphs.ts';
import { nextBox } from './next-box.ts';
import classes from './graph.module.css';

type Props = {
  graph: ShownGraph;
  rootId: string;
  /** One that is looked at, or two to show the way between. */
  chosen: readonly string[];
  path: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  onExpand: (id: string) => void;
};

const step = 1.3;

export function GraphView(props: Props) {
  const { graph, rootId, chosen, path, onChoose, onExpand } = props;
  const place = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<GraphCanvas | null>(null);
  const [error, setError] = useState<string | null>(null);
  const scheme = useComputedColorScheme();
  const drawing = useMemo(
    () => ({
      boxes: graph.nodes.map((node) => boxOf(node, rootId)),
      lines: linesOf(graph.relationships),
      places: placeNodes(graph, rootId),
    }),
    [graph, rootId],
  );
  const name = graph.nodes.find(({ id }) => id === rootId)?.name ?? '';
  const last = chosen.at(-1) ?? null;

  const choose = (id: string | null, also: boolean): void => {
    if (id === null) onChoose([]);
    else if (also && last !== null && last !== id) onChoose([last, id]);
    else onChoose([id]);
  };
  const onTouch = useEffectEvent(choose);
  const onOpenUp = useEffectEvent(onExpand);

  useEffect(() => {
    if (!place.current) return undefined;
    const made = createGraphCanvas(place.current, {
      onChoose: (id, also) => onTouch(id, also),
      onExpand: (id) => onOpenUp(id),
    });
    setCanvas(made);
    return () => made.close();
  }, []);
  const look = useRef<Look | null>(null);
  useEffect(() => {
    if (!canvas || !place.current) return;
    look.current = lookOf(place.current, scheme);
    canvas.dress(look.current);
  }, [canvas, scheme]);
  const keep = useRef(last);
  useEffect(() => canvas?.draw(drawing, keep.current), [canvas, drawing]);
  useEffect(() => {
    keep.current = last;
    canvas?.mark(chosen, path);
  }, [canvas, chosen, path, last]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!canvas || event.altKey) return;
    const to = nextBox(canvas.places(), last ?? rootId, event.key);
    if (to !== null) {
      choose(to, event.shiftKey);
      canvas.reveal(to);
    } else if (event.key === 'Enter' && last !== null) onExpand(last);
    else if (event.key === '+' || event.key === '=') canvas.zoom(step);
    else if (event.key === '-') canvas.zoom(1 / step);
    else if (event.key === '0') canvas.fit();
    else if (event.key === 'Escape' && chosen.length > 0) onChoose([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const savePng = (): void => {
    if (!canvas || !look.current) return;
    setError(null);
    canvas.png(look.current).then(
      (blob) => saveBlob(blob, `${fileName(name)}.png`),
      () => setError(t('The picture is too large to be drawn. Save it as SVG, or show fewer levels.')),
    );
  };
  const saveSvg = (): void => {
    if (!canvas || !look.current) return;
    const { boxes, lines } = drawing;
    const text = graphSvg(boxes, lines, canvas.places(), look.current, t('Relations of {name}', { name }));
    saveBlob(new Blob([text], { type: 'image/svg+xml' }), `${fileName(name)}.svg`);
  };

  return (
    <div className={classes['view']}>
      {error !== null && <InlineError>{error}</InlineError>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the drawing is one control, moved in by keys */}
      <div
        className={classes['canvas']}
        ref={place}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        tabIndex={0}
        aria-label={t('Graph of the relations of {name}', { name })}
        aria-describedby="graph-keys"
        onKeyDown={onKeyDown}
      />
      <p id="graph-keys" className={classes['keys']}>
        {t(
          'Arrows: go on · Enter: expand · Shift and arrow, or Shift and click: the way between two · + − 0: zoom',
        )}
      </p>
      <div className={classes['tools']} role="toolbar" aria-label={t('Graph')}>
        <ActionIcon aria-label={t('Zoom in')} title={t('Zoom in')} onClick={() => canvas?.zoom(step)}>
          <IconPlus size={16} stroke={1.4} />
        </ActionIcon>
        <ActionIcon aria-label={t('Zoom out')} title={t('Zoom out')} onClick={() => canvas?.zoom(1 / step)}>
          <IconMinus size={16} stroke={1.4} />
        </ActionIcon>
        <ActionIcon aria-label={t('Show all')} title={t('Show all')} onClick={() => canvas?.fit()}>
          <IconMaximize size={16} stroke={1.4} />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" leftSection={<IconDownload size={14} stroke={1.4} aria-hidden="true" />}>
              {t('Save picture')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={savePng}>{t('As PNG')}</Menu.Item>
            <Menu.Item onClick={saveSvg}>{t('As SVG')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </div>
  );
}

/** What no system takes in a file's name is left out. */
const fileName = (name: string): string =>
  name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 100) || 'graph';
