// Which records a batch may be about: what was handed over from a list or record, all companies or people, and the views.
import { useMemo, useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { enrichTarget, type EnrichTarget } from '../../../lib/enrich-target.ts';
import { useViews } from '../../../ui/views/use-views.ts';
import { usualViews } from '../../../ui/views/usual-views.ts';

type Choice = { value: string; target: EnrichTarget };

export function useWhich() {
  const given = enrichTarget.use();
  const { views } = useViews();
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = useMemo((): Choice[] => {
    const ofQuery = (value: string, name: string, query: object): Choice => ({
      value,
      target: { entity: 'company', name, query },
    });
    return [
      ...(given ? [{ value: 'given', target: given }] : []),
      ofQuery('all', t('All companies'), {}),
      { value: 'people', target: { entity: 'person', name: t('All people'), query: {} } },
      ...views.map(({ id, name, query }) => ofQuery(id, name, query)),
      ...usualViews.map(({ id, name, query }) => ofQuery(id, name, query(new Date()))),
    ];
  }, [given, views]);
  const choice = choices.find(({ value }) => value === chosen) ?? choices[0];
  const all: EnrichTarget = { entity: 'company', name: t('All companies'), query: {} };
  return {
    target: choice?.target ?? all,
    value: choice?.value ?? 'all',
    setChosen,
    options: choices.map(({ value, target: { name } }) => ({ value, label: name })),
  };
}

/** As a batch or an estimate takes it; the order of a list does not matter. */
export function selectionOf(target: EnrichTarget) {
  if ('ids' in target) return { entity: target.entity, ids: [...target.ids] };
  if (target.entity === 'person') return { entity: target.entity, query: target.query };
  const { sort: _, ...query } = target.query;
  return { entity: target.entity, query };
}
