// Who is asked about an entity and those who hold it, by what was sent, and what they say.
import type { EntityType, ProviderInfo } from '../../../shared/schema/enrichment.ts';
import type { EnrichmentResult, RefreshRequest } from '../../../shared/schema/entity.ts';
import {
  anyCountry,
  chooseProviders,
  type Chosen,
  type Selection,
} from '../../domain/entities/refresh/choose-providers.ts';
import { basicProviderOf } from '../../domain/entities/refresh/refresh-settings.ts';
import { nobodyAsked, toldBy, type ItemTold } from '../../domain/entities/refresh/told-by.ts';
import { findGroupBy } from '../../domain/entities/manage-groups.ts';
import { findAsSet } from '../../domain/enrichment/price.ts';
import { wishBy } from '../../domain/enrichment/item-wishes.ts';
import type { ItemWish } from '../../domain/enrichment/start-batch.ts';
import type { Doer } from '../../domain/steps/in-step.ts';
import { must } from '../../lib/assert.ts';
import { findBatchByNo, type StoredBatch } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import { providerInfos, type ProviderSource } from '../enrichment/provider-infos.ts';
import { askProviders, type Asker } from './ask-providers.ts';
import { selectionOfShareholders } from './ask-shareholders.ts';

export type About = { entity: EntityType; countryCode: string | null; item: ItemWish };

/** `batch`: null where nobody was asked. */
export type Asked = { batch: StoredBatch | null; said: ItemTold };

export type AskingWish = Selection & { forceRefresh: boolean };

export function createAsking(source: Asker & ProviderSource) {
  const { db } = source.store;

  const choose = (
    providers: readonly ProviderInfo[],
    entity: EntityType,
    countryCode: string | null,
    wish: Selection,
  ): Chosen =>
    chooseProviders(
      {
        providers,
        entity,
        countryCode,
        basicProvider: (country) => basicProviderOf(db, providers, country),
        groupOf: (ref) => findGroupBy(db, ref)?.providers ?? null,
      },
      wish,
    );

  const chosen = async ({ entity, countryCode }: Omit<About, 'item'>, wish: Selection): Promise<Chosen> =>
    choose(await providerInfos(source), entity, countryCode, wish);

  async function ask(about: About, wish: AskingWish, doer: Doer): Promise<Asked> {
    const { entity, item } = about;
    const { codes, missing } = await chosen(about, wish);
    const isBasic = wish.refreshScope === 'basic_data';
    if (missing) return { batch: null, said: { ...nobodyAsked, results: [failed(missing)] } };
    if (codes.length === 0) return { batch: null, said: nobodyAsked };
    const batch = await askProviders(source, {
      entity,
      items: [isBasic ? wishBy(item, codes) : item],
      codes,
      // Basic data is always fresh.
      forceRefresh: isBasic || wish.forceRefresh,
      createdBy: doer.actor,
    });
    return { batch, said: saidIn(batch, 0) };
  }

  /** Before anybody is asked, so that what is wrong costs nothing. */
  async function codesOfShareholders(wish: ShareholdersOf): Promise<Record<EntityType, readonly string[]>> {
    const infos = await providerInfos(source);
    const codesOf = (entity: EntityType): readonly string[] => {
      const isOf = (code: string): boolean =>
        infos.some((one) => one.code === code && one.state === 'ready' && one.entities.includes(entity));
      const selection = selectionOfShareholders(wish, entity, isOf);
      // Whoever cannot be asked was refused where he was named for the company itself.
      if (selection.refreshScope === 'selected' && selection.providerCodes?.length === 0) return [];
      return choose(infos, entity, anyCountry, selection).codes;
    };
    return { company: codesOf('company'), person: codesOf('person') };
  }

  /** `at`: of the items. */
  const saidIn = (batch: StoredBatch, at: number): ItemTold =>
    toldBy(db, batch, must(findItemBySeq(db, batch.no, at + 1), 'item'), (code) =>
      findAsSet(db, source.providers, code, 'live'),
    );

  /** Of the items that a walk kept. */
  const saidAt = ({ batchNo, seq }: NonNullable<ItemTold['item']>): ItemTold =>
    saidIn(must(findBatchByNo(db, batchNo), 'batch'), seq - 1);

  return { ask, choose, chosen, codesOfShareholders, saidIn, saidAt };
}

export type Asking = ReturnType<typeof createAsking>;

type ShareholdersOf = Pick<
  RefreshRequest,
  'refreshScope' | 'providerCodes' | 'autoExecuteIntegrations' | 'autoExecuteIntegrationsShareholders'
>;

const failed = ({ providerCode, ...error }: NonNullable<Chosen['missing']>): EnrichmentResult => ({
  providerCode,
  success: false,
  fromCache: false,
  fieldsEnriched: [],
  confidence: null,
  completeness: 0,
  costCents: 0,
  error,
});
