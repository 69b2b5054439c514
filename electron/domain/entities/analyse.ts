// What is known of an entity, what is missing, and where those who know it disagree. It asks nobody and writes nothing.
import { factNames, factPath, profileFacts } from '../../../shared/schema/profile-facts.ts';
import type { Analysis } from '../../../shared/schema/entity.ts';
import type { ReadDb } from '../../store/database.ts';
import { answersOfEntity } from '../../store/enrichment/entity-enrichments.ts';
import { isSameValue } from '../companies/same-value.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { normalizedOf } from './normalized/from-answer.ts';
import { mappedProfile } from './normalized/to-profile.ts';
import { profileFields } from './profile-keys.ts';
import { profileOf } from './profile.ts';
import { showEntity } from './show-entity.ts';

export function analyse(db: ReadDb, record: ReviewRecord): Analysis {
  const { entity, stored } = record;
  const profile = profileOf(record);
  const known = [
    ...profileFields[entity],
    ...factNames.filter((name) => (profileFacts[name].of as readonly string[]).includes(entity)),
  ];
  const missing = known.filter((key) => profile[key] === undefined);
  const said = answersOfEntity(db, stored.uuid).map(({ provider, answer }) => ({
    source: provider,
    profile: mappedProfile(entity, normalizedOf(answer)),
  }));
  return {
    success: true,
    entity: showEntity(db, record),
    completeness: known.length === 0 ? 1 : round(1 - missing.length / known.length),
    missing: missing.map(factPath),
    disagreements: disagreements([{ source: 'record', profile }, ...said]),
  };
}

const round = (share: number): number => Math.round(share * 100) / 100;

type Said = { source: string; profile: Readonly<Record<string, unknown>> };

/** Whoever says nothing agrees with everybody. */
function disagreements(all: readonly Said[]): Analysis['disagreements'] {
  const keys = new Set(all.flatMap(({ profile }) => Object.keys(profile)));
  return [...keys].flatMap((key) => {
    const values = all
      .filter(({ profile }) => profile[key] !== undefined)
      .map(({ source, profile }) => ({ source, value: profile[key] }));
    return values.every(({ value }) => isSameValue(value, values[0]?.value))
      ? []
      : [{ path: factPath(key), values }];
  });
}
