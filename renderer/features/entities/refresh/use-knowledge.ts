// What the dialog knows before anybody is asked: the record, whom there is to ask and at what price, and who locked which field.
import { useQuery } from '@tanstack/react-query';
import { getRefreshSettings, listEntityProviders } from '../../../../shared/contract/entities.ts';
import { listReferences } from '../../../../shared/contract/references.ts';
import { getCompanySources, getPersonSources } from '../../../../shared/contract/record.ts';
import { companyFields } from '../../../../shared/schema/company.ts';
import { personFields } from '../../../../shared/schema/person.ts';
import { parseFactPath } from '../../../../shared/schema/profile-facts.ts';
import { queryOf } from '../../../api/query.ts';
import type { RefreshTarget } from '../../../lib/refresh-target.ts';
import { useEntity } from '../../../ui/facts/use-facts.ts';
import { sourceName } from '../../../ui/sources/source-words.ts';
import { basicProvider, isActive } from './choices.ts';

function useLocks({ entity, id }: RefreshTarget) {
  const company = useQuery({
    ...queryOf(getCompanySources, { params: { companyId: id } }),
    enabled: entity === 'company',
  });
  const person = useQuery({
    ...queryOf(getPersonSources, { params: { personId: id } }),
    enabled: entity === 'person',
  });
  return (entity === 'company' ? company : person).data?.data.locks ?? {};
}

/** Whether reference data is attached and indexed. */
export function useHasData(): boolean {
  const { data } = useQuery(queryOf(listReferences, {}));
  return data?.data.items.some(({ rowCount }) => rowCount !== null) ?? false;
}

/** A change names fields of the record as parts of its profile; locks name them by themselves. */
function lockPath({ entity }: RefreshTarget, path: string): string {
  if (path === 'name' && entity === 'person') return 'fullName';
  const key = parseFactPath(path) ?? path;
  const fields: readonly string[] = entity === 'company' ? companyFields : personFields;
  return fields.includes(key) ? key : path;
}

export function useKnowledge(target: RefreshTarget) {
  const record = useEntity(target.id);
  const listed = useQuery(queryOf(listEntityProviders, { query: { type: target.entity } }));
  const settings = useQuery(queryOf(getRefreshSettings, {}));
  const locks = useLocks(target);
  const hasData = useHasData();
  const all = listed.data?.items ?? [];
  const countryCode = record.data?.countryCode ?? null;
  return {
    isKnown: record.data !== undefined && listed.data !== undefined && settings.data !== undefined,
    error: record.error ?? listed.error ?? settings.error,
    name: record.data?.name ?? target.name,
    countryCode,
    all,
    active: all.filter((provider) => isActive(provider, countryCode)),
    basic: settings.data ? basicProvider(settings.data.data, { providers: all, hasData }, countryCode) : null,
    lockedBy: (path: string): string | undefined => {
      const lock = locks[lockPath(target, path)];
      return lock && sourceName(lock);
    },
  };
}

export type Knowledge = ReturnType<typeof useKnowledge>;
