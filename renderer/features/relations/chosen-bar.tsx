// Below the graph: who is chosen in it, in words, and what can be done with it. Read out as it changes.
import { Button } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import type { RelationNode } from '../../../shared/schema/relation.ts';
import { entityTypes } from '../../../shared/schema/enrichment.ts';
import { EntityPicker } from '../../ui/entities/entity-picker.tsx';
import { EntityLink } from '../../ui/entities/entity-link.tsx';
import { neighbours, type ShownGraph } from './graph/merge-graphs.ts';
import classes from './relations.module.css';

type Props = {
  graph: ShownGraph;
  rootId: string;
  chosen: readonly string[];
  /** Between the two that are chosen; null: none, or nothing leads there. */
  path: readonly string[] | null;
  /** The backend looks for a way that what is shown does not have. */
  isLooking: boolean;
  expanded: readonly string[];
  isExpanding: boolean;
  onExpand: (id: string) => void;
  onChoose: (ids: readonly string[]) => void;
};

export function ChosenBar(props: Props) {
  const { graph, rootId, chosen, onExpand, onChoose } = props;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const one = chosen.length === 1 ? nodes.get(chosen[0] ?? '') : undefined;
  return (
    <section className={classes['chosen']} aria-label={t('Chosen in the graph')}>
      <output className={classes['chosenWords']}>{words(props, nodes)}</output>
      {one && one.id !== rootId && (
        <>
          <EntityLink id={one.id}>{t('Open the record')}</EntityLink>
          <Button size="xs" onClick={() => onChoose([rootId, one.id])}>
            {t('Way from {name}', { name: nodes.get(rootId)?.name ?? '' })}
          </Button>
        </>
      )}
      {chosen.length < 2 && (
        <div className={classes['wayTo']}>
          <EntityPicker
            key={chosen[0] ?? rootId}
            label={t('Way to')}
            types={entityTypes}
            picked={null}
            isQuiet
            hidden={chosen[0] ?? rootId}
            onPick={(to) => to && onChoose([chosen[0] ?? rootId, to.id])}
          />
        </div>
      )}
      {one && one.more > 0 && (
        <Button
          size="xs"
          loading={props.isExpanding}
          disabled={props.expanded.includes(one.id)}
          onClick={() => onExpand(one.id)}
        >
          {t('Expand {n, number} more', { n: one.more })}
        </Button>
      )}
      {chosen.length === 2 && (
        <Button size="xs" onClick={() => onChoose([])}>
          {t('Show all again')}
        </Button>
      )}
    </section>
  );
}

function words({ graph, chosen, path, isLooking }: Props, nodes: ReadonlyMap<string, RelationNode>): string {
  const [from, to] = chosen.map((id) => nodes.get(id)?.name ?? '');
  if (from === undefined) return t('Choose a box to see what it is.');
  if (to !== undefined && isLooking) return t('Looking for a way');
  if (to !== undefined)
    return path === null
      ? t('No relations lead from {from} to {to}.', { from, to })
      : t('{n, plural, one {# step} other {# steps}}: {way}', {
          n: path.length - 1,
          way: path.map((id) => nodes.get(id)?.name ?? '').join(' → '),
        });
  const id = chosen[0] ?? '';
  const near = neighbours(graph.relationships).get(id)?.size ?? 0;
  const isPerson = nodes.get(id)?.type === 'person';
  return isPerson
    ? t('{name}, person, related to {n} here', { name: from, n: near })
    : t('{name}, company, related to {n} here', { name: from, n: near });
}
