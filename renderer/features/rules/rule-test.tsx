// Tries the conditions as they stand in the editor: on one record, condition by condition, and over a sample. Nothing is written.
import { VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { testRule } from '../../../shared/contract/entity-rules.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { RuleTestAnswer } from '../../../shared/schema/rule.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { EntityLink } from '../../ui/entities/entity-link.tsx';
import { EntityPicker, type Picked } from '../../ui/entities/entity-picker.tsx';
import { InlineError } from '../../ui/message.tsx';
import { SidePanel } from '../../ui/page.tsx';
import { isWhole, nodeOf, type GroupDraft } from './rule-draft.ts';
import { isOperator, operatorLabels, valueWords } from './rule-words.ts';
import { pathLabel } from './use-paths.ts';
import classes from './rules.module.css';

const pauseMs = 400;
const sampleSize = 1000;

export function RuleTest({ entity, draft }: { entity: EntityType; draft: GroupDraft }) {
  const [picked, setPicked] = useState<Picked | null>(null);
  // As text: a draft that says the same is the same question.
  const [asked] = useDebouncedValue(isWhole(draft) ? JSON.stringify(nodeOf(draft)) : null, pauseMs);
  const { data, error, isFetching } = useQuery({
    queryKey: [testRule.name, entity, asked, picked?.id],
    queryFn: ({ signal }) =>
      call(
        testRule,
        {
          body: {
            entity,
            conditions: JSON.parse(asked ?? ''),
            sample: { size: sampleSize },
            ...(picked && { entityId: picked.id }),
          },
        },
        { signal },
      ),
    enabled: asked !== null,
    staleTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
  return (
    <SidePanel label={t('Test')}>
      <div className={classes['test']} aria-busy={isFetching}>
        <h2 className={classes['title']}>{t('Test')}</h2>
        {asked === null && <p className={classes['quiet']}>{t('Fill in the conditions to try them.')}</p>}
        {asked !== null && error && <InlineError>{toApiError(error).message}</InlineError>}
        {asked !== null && !error && data?.sample && <Sample sample={data.sample} />}
        <EntityPicker
          label={entity === 'company' ? t('On one company') : t('On one person')}
          types={[entity]}
          picked={picked}
          onPick={setPicked}
        />
        {asked !== null && !error && picked && data?.record?.entityId === picked.id && (
          <OnRecord record={data.record} />
        )}
      </div>
    </SidePanel>
  );
}

function Sample({ sample }: { sample: NonNullable<RuleTestAnswer['sample']> }) {
  const { matched, looked, total, failed, examples } = sample;
  return (
    <div>
      <output className={classes['would']}>
        {t('Would match {matched, number} of {looked, number}', { matched, looked })}
      </output>
      {looked < total && (
        <p className={classes['quiet']}>{t('Drawn evenly from {n, number} records.', { n: total })}</p>
      )}
      {failed > 0 && (
        <p className={classes['quiet']}>
          {t('Of {n, plural, one {# record} other {# records}} it was too much work to tell.', { n: failed })}
        </p>
      )}
      {examples.length > 0 && (
        <ul className={classes['examples']}>
          {examples.map(({ id, name }) => (
            <li key={id}>
              <EntityLink id={id}>{name}</EntityLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OnRecord({ record }: { record: NonNullable<RuleTestAnswer['record']> }) {
  return (
    <div>
      <output className={classes['would']} data-held={record.matched}>
        {record.matched
          ? t('{name} matches', { name: record.name })
          : t('{name} does not match', { name: record.name })}
      </output>
      <ul className={classes['held']}>
        {record.conditions.map(({ at, path, operator, wanted, value, held }) => (
          <li key={at} data-held={held}>
            <span className={classes['mark']} aria-hidden="true">
              {held === null ? '?' : held ? '✓' : '×'}
            </span>
            {held !== null && <VisuallyHidden>{held ? t('holds:') : t('does not hold:')}</VisuallyHidden>}
            <span>
              {operator === 'some'
                ? t('At least one of {list} fits', { list: pathLabel(path) })
                : pathLabel(path)}{' '}
              {isOperator(operator) && operatorLabels[operator]}{' '}
              {wanted === undefined || wanted === null ? '' : valueWords(wanted)}
              <span className={classes['quiet']}>
                {' '}
                {held === null
                  ? t('too much work to tell')
                  : t('here: {value}', { value: valueWords(value) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
