// Which relations of a company a provider names, in the form in which relations are kept.
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { Identifiers } from '../../../shared/schema/normalized.ts';
import { ultimateRole, type RelationKind } from '../../../shared/schema/relation.ts';
import type { StoredRelation } from '../../store/relations.ts';
import type { KnownNormalized } from '../entities/normalized/from-answer.ts';

export type NamedParty = {
  entity: EntityType;
  name: string;
  countryCode: string | null;
  identifiers: Identifiers;
};

export type NamedRelation = Pick<StoredRelation, 'role' | 'share' | 'shareUpTo' | 'from' | 'to'> & {
  kind: RelationKind;
  party: NamedParty;
  /** `in`: the party is that to the company; `out`: the company is that to the party. */
  direction: 'in' | 'out';
};

export type WantedKind = RelationKind | 'subsidiary';

type Told = {
  entity: EntityType;
  name: string;
  countryCode?: string | undefined;
  identifiers?: Identifiers | undefined;
  role?: string | undefined;
  share?: number | undefined;
  shareUpTo?: number | undefined;
  isUltimate?: boolean | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

export function namedRelations(
  { officers, shareholders, parents, subsidiaries }: KnownNormalized,
  wanted: readonly WantedKind[],
): NamedRelation[] {
  const lists: Record<WantedKind, readonly Told[]> = {
    officer: officers,
    shareholder: shareholders,
    parent: parents,
    subsidiary: subsidiaries,
  };
  const named = wanted.flatMap((kind) => lists[kind].map((told) => relationOf(kind, told)));
  return [...new Map(named.map((relation) => [JSON.stringify(relation), relation])).values()];
}

function relationOf(kind: WantedKind, told: Told): NamedRelation {
  const { entity, name, countryCode = null, identifiers = {}, isUltimate = false } = told;
  const { role = isUltimate ? ultimateRole : null, from = null, to = null } = told;
  const { share = null, shareUpTo = null } = kind === 'officer' ? { share: null } : told;
  return {
    kind: kind === 'subsidiary' ? 'parent' : kind,
    direction: kind === 'subsidiary' ? 'out' : 'in',
    party: { entity, name, countryCode, identifiers },
    role,
    share,
    // A range that is none, or that ends before it begins, is its beginning.
    shareUpTo: share !== null && shareUpTo !== null && shareUpTo > share ? shareUpTo : null,
    from,
    to,
  };
}
