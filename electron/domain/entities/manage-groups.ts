// Enrichment groups: made, changed and forgotten by whoever sets the workspace up. Call each in a transaction.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichmentGroup } from '../../../shared/schema/entity.ts';
import { formatId, newUuidBytes, parseId } from '../../lib/ids.ts';
import type { Provider } from '../../providers/provider.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import {
  deleteGroup,
  findGroup,
  findGroupByName,
  insertGroup,
  listGroups,
  updateGroup,
  type StoredGroup,
} from '../../store/enrichment/enrichment-groups.ts';
import { nameKey } from '../matching/company-key.ts';

type Wanted = { name: string; providers: readonly string[] };

const showGroup = ({ uuid, name, providers }: StoredGroup): EnrichmentGroup => ({
  id: formatId('eng', uuid),
  name,
  providers,
});

export const showGroups = (db: ReadDb): EnrichmentGroup[] => listGroups(db).map(showGroup);

/** By its id or its name; null where there is none. */
export function findGroupBy(db: ReadDb, ref: string): StoredGroup | null {
  const uuid = parseId('eng', ref);
  return uuid ? findGroup(db, uuid) : findGroupByName(db, nameKey(ref));
}

export function addGroup(
  db: WriteDb,
  wanted: Wanted,
  providers: readonly Provider[],
  nowMs: number,
): EnrichmentGroup {
  const uuid = newUuidBytes(nowMs);
  insertGroup(db, uuid, checked(db, wanted, providers, null));
  return showGroup({ no: 0, uuid, name: wanted.name, providers: [...wanted.providers] });
}

export function changeGroup(
  db: WriteDb,
  id: string,
  wanted: { [Part in keyof Wanted]?: Wanted[Part] | undefined },
  providers: readonly Provider[],
): EnrichmentGroup {
  const group = getGroup(db, id);
  const next = { name: wanted.name ?? group.name, providers: wanted.providers ?? group.providers };
  updateGroup(db, group.no, checked(db, next, providers, group.no));
  return showGroup({ ...group, ...next, providers: [...next.providers] });
}

export function removeGroup(db: WriteDb, id: string): void {
  deleteGroup(db, getGroup(db, id).no);
}

function getGroup(db: ReadDb, id: string): StoredGroup {
  const uuid = parseId('eng', id);
  const group = uuid && findGroup(db, uuid);
  if (group) return group;
  throw new AppError('not_found', {
    message: t('There is no enrichment group {id}. GET /enrichment-groups lists those there are.', { id }),
  });
}

function checked(db: ReadDb, { name, providers }: Wanted, known: readonly Provider[], self: number | null) {
  const issues = providers.flatMap((code, at) => {
    if (known.some((provider) => provider.code === code)) return [];
    const message = t('There is no provider "{code}".', { code });
    return [{ path: `providers.${at}`, code: 'unknown_provider', message }];
  });
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
  const rival = findGroupByName(db, nameKey(name));
  if (rival && rival.no !== self)
    throw new AppError('name_taken', {
      message: t('{name} has this name already. Choose another one.', { name: rival.name }),
    });
  return { name, nameKey: nameKey(name), providers: [...new Set(providers)] };
}
