// All relations as a table, by what the others are to this entity. What a person told can be changed, all can be deleted.
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { Relation, RelationNode } from '../../../shared/schema/relation.ts';
import { RelationMenu, type RelationActions } from '../../ui/relations/relation-menu.tsx';
import table from '../../ui/plain-table.module.css';
import { EntityLink } from '../../ui/entities/entity-link.tsx';
import { dayWords, kindWords, shareWords, sourceWords } from '../../ui/relations/relation-words.ts';
import { sectionsOf, type Section } from '../../ui/relations/relation-sections.ts';
import classes from './relations.module.css';

type Props = RelationActions & {
  entityId: string;
  nodes: ReadonlyMap<string, RelationNode>;
  relations: readonly Relation[];
  nameOfProvider: (code: string) => string;
};

export function RelationTable({ entityId, relations, ...rest }: Props) {
  return (
    <table className={`${table['table']} ${classes['relations']}`} aria-label={t('Relations')}>
      <thead>
        <tr>
          <th scope="col">{t('Name')}</th>
          <th scope="col">{t('What')}</th>
          <th scope="col" className={classes['share']}>
            {t('Share')}
          </th>
          <th scope="col" className={classes['day']}>
            {t('From')}
          </th>
          <th scope="col" className={classes['day']}>
            {t('To')}
          </th>
          <th scope="col">{t('Source')}</th>
          <th scope="col" className={classes['acts']} aria-label={t('Actions')} />
        </tr>
      </thead>
      {sectionsOf(relations, entityId).map((section) => (
        <tbody key={section.label}>
          <tr className={classes['sectionRow']}>
            <th scope="rowgroup" colSpan={7}>
              {section.label} <span className={classes['count']}>{section.relations.length}</span>
            </th>
          </tr>
          {section.relations.map((relation) => (
            <Row key={relation.id} relation={relation} section={section} entityId={entityId} {...rest} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type RowProps = Omit<Props, 'relations'> & { relation: Relation; section: Section };

function Row({ relation, section, entityId, nodes, nameOfProvider, ...actions }: RowProps) {
  const source = sourceWords(relation.source, nameOfProvider);
  const asOf =
    relation.asOf === null ? source : t('{source}, as of {day}', { source, day: dayWords(relation.asOf) });
  const role = kindWords(relation);
  return (
    <tr data-ended={relation.isEnded}>
      <td>
        {section.other ? (
          <Name id={section.other(relation)} nodes={nodes} entityId={entityId} />
        ) : (
          <Both relation={relation} nodes={nodes} entityId={entityId} />
        )}
      </td>
      <td title={role}>{role}</td>
      <td className={classes['share']}>{shareWords(relation) || <Dash />}</td>
      <td className={classes['day']}>{dayWords(relation.from) || <Dash />}</td>
      <td className={classes['day']}>{dayWords(relation.to) || <Dash />}</td>
      <td title={asOf}>{asOf}</td>
      <td className={classes['acts']}>
        {/* What is between others is changed where they are. */}
        {section.other && (
          <RelationMenu
            relation={relation}
            name={nodes.get(section.other(relation))?.name ?? ''}
            {...actions}
          />
        )}
      </td>
    </tr>
  );
}

const Dash = (): ReactNode => <span className={classes['empty']}>–</span>;

type NameProps = { id: string; nodes: Props['nodes']; entityId: string };

function Name({ id, nodes, entityId }: NameProps) {
  const node = nodes.get(id);
  if (!node || id === entityId) return <span title={node?.name}>{node?.name ?? id}</span>;
  return (
    <>
      <EntityLink id={id}>{node.name}</EntityLink>
      {node.countryCode !== null && <span className={classes['country']}>{node.countryCode}</span>}
    </>
  );
}

const Both = ({ relation, ...rest }: { relation: Relation } & Omit<NameProps, 'id'>): ReactNode => (
  <>
    <Name id={relation.subjectId} {...rest} />
    <span className={classes['empty']} aria-hidden="true">
      {' → '}
    </span>
    <Name id={relation.objectId} {...rest} />
  </>
);
