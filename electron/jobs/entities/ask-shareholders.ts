// Goes up to those who hold a company by asking providers about each level at once: a batch of companies and one of people.
import { entityLimits, type RefreshRequest } from '../../../shared/schema/entity.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { wishOfLookup, wishOfRecord } from '../../domain/enrichment/item-wishes.ts';
import type { ItemWish } from '../../domain/enrichment/start-batch.ts';
import type { Selection } from '../../domain/entities/refresh/choose-providers.ts';
import { refreshSettings } from '../../domain/entities/refresh/refresh-settings.ts';
import type { ItemTold } from '../../domain/entities/refresh/told-by.ts';
import { createHolderMatcher } from '../../domain/entities/shareholders/match-holder.ts';
import { newNode, type TreeNode } from '../../domain/entities/shareholders/tree.ts';
import { holdersNamed, walkShareholders, type Walk } from '../../domain/entities/shareholders/walk.ts';
import type { PartyMatcher } from '../../domain/relations/match-party.ts';
import type { NamedParty } from '../../domain/relations/named-relations.ts';
import type { LookupInput } from '../../providers/provider.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import { askProviders, type Asker } from './ask-providers.ts';

export type ShareholderWish = {
  depth: number;
  codes: Record<EntityType, readonly string[]>;
  forceRefresh: boolean;
  /** When the companies themselves were asked about. */
  sinceMs?: number;
  createdBy: string;
  /** For all levels together. */
  mostMs: number;
  /** Nobody more is asked once it is aborted; who was named by then counts. */
  signal?: AbortSignal;
  saidIn: (batch: StoredBatch, at: number) => ItemTold;
};

/** Who is asked about those of a kind; without what was named and does not know that kind. */
export function selectionOfShareholders(
  wish: Pick<
    RefreshRequest,
    'refreshScope' | 'providerCodes' | 'autoExecuteIntegrations' | 'autoExecuteIntegrationsShareholders'
  >,
  entity: EntityType,
  knows: (code: string) => boolean,
): Selection {
  const own = wish.autoExecuteIntegrationsShareholders;
  const { autoExecuteIntegrations: same } = wish;
  if (!own) {
    const enrichments = same?.enrichments?.filter(knows) ?? [];
    return {
      refreshScope: wish.refreshScope,
      providerCodes: wish.providerCodes?.filter(knows),
      autoExecuteIntegrations: { ...same, enrichments },
    };
  }
  const { executeAllActiveEnrichments, enrichments = {}, enrichmentGroupRefs } = own;
  const at = 'autoExecuteIntegrationsShareholders';
  return {
    autoExecuteIntegrations: {
      executeAllActiveEnrichments,
      enrichments: enrichments[entity],
      enrichmentGroupRefs,
    },
    at: { enrichments: `${at}.enrichments.${entity}`, groups: `${at}.enrichmentGroupRefs` },
  };
}

/** `record`: null where there is none yet. */
export type Root = { party: NamedParty; record: StoredCompany | null; said: ItemTold };

export async function askShareholders(
  asker: Asker,
  roots: readonly Root[],
  { depth, codes, mostMs, saidIn, ...how }: ShareholderWish,
): Promise<Walk> {
  const { db } = asker.store;
  const { budget } = refreshSettings(db);
  const endsAt = performance.now() + mostMs;
  const [first, ...others] = roots;
  const most = budget === null ? null : budget * roots.length;
  let spent = roots.reduce((sum, { said }) => sum + costOf(said), 0);
  const nodes = roots.map(({ party, record, said }) => ({
    ...newNode(0, party, record?.uuid ?? null),
    said,
  }));
  // Round whom a person is looked for where the company itself is no record yet.
  const near = others.length === 0 ? (first?.record ?? null) : null;
  const matcherOf = (owned: TreeNode): PartyMatcher =>
    createHolderMatcher(
      db,
      (owned.record && findCompanyByUuid(db, owned.record)) ?? near,
      holdersNamed(owned),
    );
  return walkShareholders(nodes, { depth, most: entityLimits.entities, matcherOf, ask });

  async function ask(level: readonly TreeNode[]): Promise<(ItemTold | null)[]> {
    const answers = new Map<TreeNode, ItemTold>();
    for (const [entity, asked] of Map.groupBy(level, ({ party }) => party.entity)) {
      const left = endsAt - performance.now();
      if (codes[entity].length === 0 || left <= 0 || how.signal?.aborted === true) continue;
      const batch = await askProviders(asker, {
        entity,
        items: asked.map(wishOf),
        codes: codes[entity],
        ...how,
        mostMs: left,
        ...(most !== null && { upTo: Math.max(0, most - spent) }),
      });
      asked.forEach((node, at) => answers.set(node, saidIn(batch, at)));
      for (const node of asked) spent += costOf(answers.get(node));
    }
    return level.map((node) => answers.get(node) ?? null);
  }
}

const costOf = (said: ItemTold | undefined): number =>
  (said?.results ?? []).reduce((sum, { costCents }) => sum + costCents, 0);

export const partyOf = ({ values: { name, countryCode } }: StoredCompany): NamedParty => ({
  entity: 'company',
  name,
  countryCode,
  identifiers: {},
});

const wishOf = ({ party, record }: TreeNode): ItemWish =>
  record ? wishOfRecord(party.entity, record) : wishOfLookup(lookupOf(party));

/** What registers call it tells it apart where names do not. */
function lookupOf({ entity, name, countryCode, identifiers }: NamedParty): LookupInput {
  const { registrationNumber, lei, taxId, pdlId } = identifiers;
  const externalId = lei ?? registrationNumber;
  return {
    ...(entity === 'company' ? { name } : { fullName: name }),
    ...(countryCode !== null && { countryCode }),
    ...(externalId !== undefined && { externalId }),
    ...(taxId !== undefined && { taxId }),
    ...(pdlId !== undefined && { pdlId }),
  };
}
