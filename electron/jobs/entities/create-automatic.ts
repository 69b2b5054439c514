// Makes a company of a tax id and a country: it is looked for here, then its registry is asked, then it is looked for again.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { AutomaticRequest, RefreshAnswer } from '../../../shared/schema/entity.ts';
import {
  createOfRegistry,
  findByRegistry,
  findByTaxId,
  type Created,
} from '../../domain/entities/automatic.ts';
import { mappedName } from '../../domain/entities/normalized/to-profile.ts';
import { answerOf, type Gathered } from '../../domain/entities/refresh/refresh-record.ts';
import { nobodyAsked, type ItemTold } from '../../domain/entities/refresh/told-by.ts';
import { wishOfLookup } from '../../domain/enrichment/item-wishes.ts';
import type { Doer } from '../../domain/steps/in-step.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { longestMs, type Asker } from './ask-providers.ts';
import { askShareholders } from './ask-shareholders.ts';
import type { Asking } from './asking.ts';

/** 200: it was here. */
export type Automatic = Created & { status: 200 | 201 };

export async function createAutomatic(
  asker: Asker,
  asking: Asking,
  wish: AutomaticRequest,
  doer: Doer,
  commit: (effect: (db: WriteDb) => Automatic) => Automatic,
): Promise<Automatic> {
  const { taxId, countryCode } = wish;
  const office = { taxId, countryCode };
  const { db } = asker.store;
  if (findByTaxId(db, office)) return commit((write) => here(write, findByTaxId(write, office), unasked));
  const gathered = await gather();
  if (gathered.said.told.length === 0) throw unknown(gathered.said);
  return commit((write) => {
    const stored = findByTaxId(write, office) ?? findByRegistry(write, office, gathered.said.told);
    if (stored) return here(write, stored, gathered);
    const by = { ...doer, atMs: asker.clock.now() };
    return { status: 201, ...createOfRegistry(write, office, gathered, wish.skipRulesEngine, by) };
  });

  async function gather(): Promise<Gathered> {
    const asked = { ...wish, forceRefresh: false };
    const depth = wish.refreshScope === 'basic_data' ? 0 : (wish.depth ?? 1);
    const codes = depth === 0 ? null : await asking.codesOfShareholders(asked);
    const about = { entity: 'company' as const, countryCode, item: wishOfLookup(office) };
    const { said } = await asking.ask(about, asked, doer);
    const [basic] = said.told;
    const name = basic && mappedName(basic.normalized);
    if (!codes || !name) return { said, walk: null, depth };
    const { identifiers } = basic.normalized;
    const party = { entity: 'company' as const, name, countryCode, identifiers };
    const how = {
      depth,
      codes,
      forceRefresh: false,
      createdBy: doer.actor,
      mostMs: longestMs,
      saidIn: asking.saidIn,
    };
    return { said, walk: await askShareholders(asker, [{ party, record: null, said }], how), depth };
  }
}

const unasked: Gathered = { said: nobodyAsked, walk: null, depth: 0 };

function here(db: WriteDb, stored: StoredCompany | null, { said }: Gathered): Automatic {
  if (!stored) throw unknown(said);
  const answer: RefreshAnswer = answerOf(db, { entity: 'company', stored }, { ...unasked, said });
  return { status: 200, answer, touched: [] };
}

/** `not_found` where everybody who was asked says so. */
function unknown({ results }: ItemTold): AppError {
  const failed = results.find(({ error }) => error && error.code !== 'no_match');
  if (results.length === 0)
    return new AppError('no_normalized_enrichment', {
      message: t('Nobody was asked who could know this company. Choose providers, or another scope.'),
    });
  if (failed?.error)
    return new AppError('no_normalized_enrichment', {
      message: failed.error.message,
      details: { enrichments: results },
    });
  return new AppError('not_found', {
    message: t('No company with this tax id is known here or to whoever was asked.'),
    details: { enrichments: results },
  });
}
