// Who holds, runs and owns a record, and what it holds and runs, in the narrow panel beside a list. The page of relations shows more:
// further levels, as a table or a graph.
import { Button } from '@mantine/core';
import { IconAffiliate, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listRelationships } from '../../../shared/contract/relations.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Relation, RelationNode } from '../../../shared/schema/relation.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { EntityLink } from '../entities/entity-link.tsx';
import { InlineError, Loading } from '../message.tsx';
import { MaterializeButton } from './materialize-button.tsx';
import { RelationMenu, type RelationActions } from './relation-menu.tsx';
import { sectionsOf } from './relation-sections.ts';
import { dayWords, kindWords, shareWords } from './relation-words.ts';
import { UltimateOwners } from './ultimate-owners.tsx';
import { useFreshRelations } from './use-fresh-relations.ts';
import { useRelationEdit } from './use-relation-edit.tsx';
import classes from './record-relations.module.css';

export function RecordRelations({ entityId }: { entityId: string }) {
  useFreshRelations();
  const { data, error } = useQuery(queryOf(listRelationships, { params: { entityId } }));
  const nodes = data?.nodes ?? [];
  const edit = useRelationEdit(entityId, nodes);
  const failure = error ? toApiError(error).message : edit.problem;
  // The answer also tells of the neighbours among themselves.
  const own = (data?.relationships ?? []).filter(
    ({ subjectId, objectId }) => subjectId === entityId || objectId === entityId,
  );
  return (
    <div className={classes['relations']}>
      <div className={classes['acts']}>
        <Button
          size="xs"
          leftSection={<IconAffiliate size={14} stroke={1.4} aria-hidden="true" />}
          renderRoot={(props) => <Link {...props} to="/relations/$entityId" params={{ entityId }} />}
        >
          {t('Table and graph')}
        </Button>
        <Button
          size="xs"
          disabled={!data}
          leftSection={<IconPlus size={14} stroke={1.4} aria-hidden="true" />}
          onClick={edit.add}
        >
          {t('Add')}
        </Button>
        {!entityId.startsWith('per_') && <MaterializeButton entityId={entityId} />}
      </div>
      {failure !== null && <InlineError>{failure}</InlineError>}
      {!data && !error && <Loading label={t('Loading the relations')} />}
      {data && own.length === 0 && (
        <p className={classes['quiet']}>
          {t('A refresh brings those that registers know. Add those that you know.')}
        </p>
      )}
      {own.length > 0 && <UltimateOwners entityId={entityId} />}
      {sectionsOf(own, entityId).map(({ label, other, relations }) => (
        <section key={label} aria-label={label}>
          <h3 className={classes['label']}>{label}</h3>
          <ul className={classes['list']}>
            {relations.map((relation) => (
              <Line
                key={relation.id}
                relation={relation}
                node={nodes.find(({ id }) => id === (other?.(relation) ?? relation.subjectId))}
                isSelf={relation.subjectId === relation.objectId}
                actions={edit.actions}
              />
            ))}
          </ul>
        </section>
      ))}
      {edit.dialog}
    </div>
  );
}

type LineProps = {
  relation: Relation;
  node: RelationNode | undefined;
  isSelf: boolean;
  actions: RelationActions;
};

function Line({ relation, node, isSelf, actions }: LineProps) {
  const name = node?.name ?? '';
  return (
    <li className={classes['line']} data-ended={relation.isEnded}>
      <div className={classes['who']}>
        <p className={classes['name']}>
          {isSelf || !node ? name : <EntityLink id={node.id}>{name}</EntityLink>}
        </p>
        <p className={classes['quiet']}>{note(relation)}</p>
      </div>
      <RelationMenu relation={relation} name={name} {...actions} />
    </li>
  );
}

/** "25 % · from Mar 31, 2024". */
function note(relation: Relation): string {
  const { kind, from, to } = relation;
  const what = kind === 'shareholder' ? shareWords(relation) : kindWords(relation);
  const when =
    to !== null
      ? t('until {day}', { day: dayWords(to) })
      : from !== null
        ? t('from {day}', { day: dayWords(from) })
        : '';
  return [what, when].filter((one) => one !== '').join(' · ');
}
