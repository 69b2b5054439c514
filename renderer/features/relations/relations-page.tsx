// Who holds, runs and owns a company or person, and what it holds, runs and owns: as a table, and as a graph.
import { Button, Checkbox, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { listProviders } from '../../../shared/contract/enrichment.ts';
import { t } from '../../../shared/messages/message.ts';
import { relationKinds, relationLimits, type RelationKind } from '../../../shared/schema/relation.ts';
import { queryOf } from '../../api/query.ts';
import { ErrorMessage, InlineError, Loading, Message } from '../../ui/message.tsx';
import { EntityLink } from '../../ui/entities/entity-link.tsx';
import { Page, PageHeader, Toolbar } from '../../ui/page.tsx';
import type { RelationActions } from '../../ui/relations/relation-menu.tsx';
import { UltimateOwners } from '../../ui/relations/ultimate-owners.tsx';
import { useRelationEdit } from '../../ui/relations/use-relation-edit.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import type { ShownGraph } from './graph/merge-graphs.ts';
import { RelationTable } from './relation-table.tsx';
import { useWay } from './use-way.ts';
import { useRelations, type Relations, type Sight } from './use-relations.ts';
import classes from './relations.module.css';

const GraphView = lazy(async () => ({ default: (await import('./graph/graph-view.tsx')).GraphView }));

const kindLabels: Record<RelationKind, string> = {
  shareholder: t('Shareholders'),
  officer: t('Officers'),
  parent: t('Parents'),
};

const levels = Array.from({ length: relationLimits.depth }, (_, at) => at + 1);

const route = getRouteApi('/relations/$entityId');

export function RelationsPage() {
  const { entityId } = route.useParams();
  // Another record's graph begins anew.
  return <RelationsOf key={entityId} entityId={entityId} />;
}

function RelationsOf({ entityId }: { entityId: string }) {
  const { view = 'table' } = route.useSearch();
  const navigate = route.useNavigate();
  const [sight, setSight] = useState<Sight>({ depth: 1, kinds: relationKinds, ended: true });
  const relations = useRelations(entityId, sight);
  const { graph, error, retry } = relations;
  const edit = useRelationEdit(entityId, graph?.nodes ?? []);
  const self = graph?.nodes.find(({ id }) => id === entityId);
  return (
    <Page>
      <PageHeader
        title={t('Relations')}
        before={
          self ? (
            <EntityLink id={entityId}>{self.name}</EntityLink>
          ) : (
            <Link to="/companies">{t('Companies')}</Link>
          )
        }
      >
        <UndoButtons />
        <Button variant="filled" disabled={graph === null} onClick={edit.add}>
          {t('Add a relation')}
        </Button>
      </PageHeader>
      <Toolbar label={t('What is shown')}>
        <SegmentedControl
          size="xs"
          aria-label={t('Show as')}
          data={[
            { value: 'table', label: t('Table') },
            { value: 'graph', label: t('Graph') },
          ]}
          value={view}
          onChange={(to) => void navigate({ replace: true, search: to === 'graph' ? { view: to } : {} })}
        />
        <SightFields sight={sight} onSight={setSight} />
      </Toolbar>
      {edit.problem !== null && <InlineError>{edit.problem}</InlineError>}
      {graph && error && <InlineError>{error.message}</InlineError>}
      {graph && graph.relationships.length > 0 && (
        <div className={classes['owners']}>
          <UltimateOwners entityId={entityId} />
        </div>
      )}
      <div className={classes['body']}>
        {!graph && !error && <Loading label={t('Loading the relations')} />}
        {!graph && error && (
          <ErrorMessage title={t('The relations do not load')} error={error} onRetry={retry} />
        )}
        {graph && graph.relationships.length === 0 && (
          <Message title={t('No relations')}>
            <p>{t('A refresh brings those that registers know. Add those that you know.')}</p>
          </Message>
        )}
        {graph && graph.relationships.length > 0 && view === 'table' && (
          <TableView entityId={entityId} graph={graph} actions={edit.actions} />
        )}
        {graph && graph.relationships.length > 0 && view === 'graph' && (
          <GraphPart entityId={entityId} graph={graph} relations={relations} sight={sight} />
        )}
      </div>
      {graph && <Counts graph={graph} />}
      {edit.dialog}
    </Page>
  );
}

/** None at all would show nothing: the last one stays. */
function toggled(kinds: readonly RelationKind[], kind: RelationKind): readonly RelationKind[] {
  const next = relationKinds.filter((one) => kinds.includes(one) !== (one === kind));
  return next.length === 0 ? kinds : next;
}

function SightFields({ sight, onSight }: { sight: Sight; onSight: (sight: Sight) => void }) {
  return (
    <>
      <Select
        size="xs"
        className={classes['levels'] ?? ''}
        aria-label={t('Levels')}
        data={levels.map((depth) => ({
          value: String(depth),
          label: t('{n, plural, one {# level} other {# levels}}', { n: depth }),
        }))}
        value={String(sight.depth)}
        onChange={(depth) => depth !== null && onSight({ ...sight, depth: Number(depth) })}
      />
      {relationKinds.map((kind) => (
        <Checkbox
          key={kind}
          label={kindLabels[kind]}
          checked={sight.kinds.includes(kind)}
          onChange={() => onSight({ ...sight, kinds: toggled(sight.kinds, kind) })}
        />
      ))}
      <Checkbox
        label={t('Ended, too')}
        checked={sight.ended}
        onChange={(event) => onSight({ ...sight, ended: event.currentTarget.checked })}
      />
    </>
  );
}

type TableProps = { entityId: string; graph: ShownGraph; actions: RelationActions };

function TableView({ entityId, graph, actions }: TableProps) {
  const providers = useQuery(queryOf(listProviders, {})).data?.data.items ?? [];
  const nameOfProvider = (code: string): string => {
    const label = providers.find((one) => one.code === code)?.label;
    return label === undefined ? code : t(label);
  };
  return (
    <div className={classes['scroll']}>
      <RelationTable
        entityId={entityId}
        nodes={new Map(graph.nodes.map((node) => [node.id, node]))}
        relations={graph.relationships}
        nameOfProvider={nameOfProvider}
        {...actions}
      />
    </div>
  );
}

const none: readonly string[] = [];

type GraphProps = { entityId: string; graph: ShownGraph; relations: Relations; sight: Sight };

function GraphPart({ entityId, graph: around, relations, sight }: GraphProps) {
  const [chosen, setChosen] = useState<readonly string[]>(none);
  const way = useWay(around, chosen, sight);
  return (
    <>
      <Suspense fallback={<Loading label={t('Loading the graph')} />}>
        <GraphView
          graph={way.graph}
          rootId={entityId}
          chosen={chosen}
          path={way.path ?? none}
          onChoose={setChosen}
          onExpand={relations.expand}
        />
      </Suspense>
      <ChosenBar
        graph={way.graph}
        rootId={entityId}
        chosen={chosen}
        path={way.path}
        isLooking={way.isLooking}
        expanded={relations.expanded}
        isExpanding={relations.isExpanding}
        onExpand={relations.expand}
        onChoose={setChosen}
      />
    </>
  );
}

/** What is left out is said. */
function Counts({ graph }: { graph: ShownGraph }) {
  const more = graph.nodes.reduce((sum, node) => sum + node.more, 0);
  return (
    <p className={classes['counts']}>
      {t(
        '{nodes, plural, one {# record} other {# records}}, {n, plural, one {# relation} other {# relations}}',
        {
          nodes: graph.nodes.length,
          n: graph.relationships.length,
        },
      )}
      {more > 0 && ` · ${t('{n, number} more are related to these', { n: more })}`}
      {graph.nodes.length >= relationLimits.nodes &&
        ` · ${t('Only the nearest {n, number} are shown', { n: relationLimits.nodes })}`}
    </p>
  );
}
