// Who owns more than a given part of a company in the end, through chains, over several ways and round circles. Call it in one read
// transaction.
import type { UltimateOwners } from '../../../shared/schema/relation.ts';
import type { ReadDb } from '../../store/database.ts';
import { findParty } from '../../store/parties.ts';
import { uuidOfNumber } from '../../store/stakes.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { idOf } from '../review/review-record.ts';
import { createHoldings } from './holdings.ts';
import { mostInterests } from './most-interests.ts';
import { interestsIn } from './ownership.ts';
import { showParty } from './show-relation.ts';

/** Less than that is what computing costs. */
const nothing = 1e-9;

/** `over`: percent; `today`: YYYY-MM-DD. Nobody owns a person. */
export function ultimateOwners(
  db: ReadDb,
  record: ReviewRecord,
  { over, today }: { over: number; today: string },
): UltimateOwners {
  const entityId = idOf(record);
  if (record.entity === 'person') return { entityId, over, owners: [], unknown: 100 };
  const { no } = record.stored;
  const holdings = createHoldings(db, today);
  const { interests, ultimate } = interestsIn(no, holdings.of);
  const most = holdings.hasRange() ? mostInterests(no, holdings.of) : null;
  const least = over / 100 + nothing;
  const owners = [...ultimate].flatMap((owner) => {
    const share = interests.get(owner) ?? 0;
    const upTo = Math.max(share, most?.get(owner) ?? share);
    const party = upTo > least ? partyOf(db, owner) : null;
    if (!party) return [];
    const isRange = percent(upTo) > percent(share);
    return [
      {
        ...showParty(party),
        share: percent(share),
        shareUpTo: isRange ? percent(upTo) : null,
        isSure: share > least,
      },
    ];
  });
  const known = [...ultimate].reduce((sum, owner) => sum + (interests.get(owner) ?? 0), 0);
  return {
    entityId,
    over,
    owners: owners.toSorted(
      (one, other) => other.share - one.share || (other.shareUpTo ?? 0) - (one.shareUpTo ?? 0),
    ),
    unknown: percent(Math.max(0, 1 - known)),
  };
}

/** To a ten thousandth of a percent. */
const percent = (share: number): number => Math.round(share * 1_000_000) / 10_000;

function partyOf(db: ReadDb, no: number) {
  const uuid = uuidOfNumber(db, no);
  return uuid && findParty(db, uuid);
}
