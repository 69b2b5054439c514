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
import { rehearse } from '../../domain/entities/refresh/rehearse.ts';
import { nobodyAsked, type ItemTold } from '../../domain/entities/refresh/told-by.ts';
import { lookupIn, wishOfLookup } from '../../domain/enrichment/item-wishes.ts';
import type { Doer } from '../../domain/steps/in-step.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { findBatch } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import type { Asker } from './ask-providers.ts';
import type { About, Asked, Asking } from './asking.ts';
import type { Plans } from './plans.ts';

/** 200: it was here. */
export type Automatic = Created & { status: 200 | 201 };

/** A dry run makes it and takes it back; with its plan nobody is asked again. */
export async function createAutomatic(
  asker: Asker,
  asking: Asking,
  plans: Plans,
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
    const make = (): Created => createOfRegistry(write, office, gathered, wish.skipRulesEngine, by);
    return wish.dryRun ? planned(rehearse(write, make), gathered) : { status: 201, ...make() };
  });

  async function gather(): Promise<Known> {
    const asked = { ...wish, forceRefresh: false };
    const depth = wish.refreshScope === 'basic_data' ? 0 : (wish.depth ?? 1);
    const codes = depth === 0 ? null : await asking.codesOfShareholders(asked);
    const about = { entity: 'company' as const, countryCode, item: wishOfLookup(office) };
    const { batch, said } = await (wish.planId === undefined
      ? asking.ask(about, asked, doer)
      : ofPlan(wish.planId, about));
    const [basic] = said.told;
    const name = basic && mappedName(basic.normalized);
    if (!codes || !batch || !name) return { batch, said, walk: null, depth };
    const { identifiers } = basic.normalized;
    const party = { entity: 'company' as const, name, countryCode, identifiers };
    const root = { party, record: null, said };
    return { batch, said, walk: await plans.goUp(batch, root, { ...asked, depth, codes }, doer), depth };
  }

  async function ofPlan(planId: string, about: About): Promise<Asked> {
    const batch = findBatch(db, planId);
    const item = batch?.purpose === 'refresh' ? findItemBySeq(db, batch.no, 1) : null;
    if (!batch || JSON.stringify(lookupIn(item?.request)) !== JSON.stringify(office))
      throw new AppError('not_found', {
        message: t('There is no plan {planId} of this tax id. Ask for a dry run first.', { planId }),
      });
    plans.refuseOld(batch.createdAtMs);
    await plans.refuseOthers(batch, about, wish);
    return { batch, said: asking.saidIn(batch, 0) };
  }
}

type Known = Gathered & Asked;

/** Of what is not there once it was told. */
const planned = ({ answer }: Created, { batch }: Known): Automatic => ({
  status: 200,
  answer: { ...answer, stepId: null, ...(batch && { planId: batch.id }) },
  touched: [],
});

const unasked: Gathered = { said: nobodyAsked, walk: null, depth: 0 };

function here(db: WriteDb, stored: StoredCompany | null, { said }: Gathered): Automatic {
  if (!stored) throw unknown(said);
  const answer: RefreshAnswer = answerOf(db, { entity: 'company', stored }, { ...unasked, said });
  return { status: 200, answer, touched: [] };
}

/** `not_found` where everybody who was asked says so. */
function unknown({ results }: ItemTold): AppError {
  const asked = results.filter(({ error }) => error?.code !== 'not_asked');
  const failed = asked.find(({ error }) => error && error.code !== 'no_match');
  if (asked.length === 0)
    return new AppError('no_normalized_enrichment', {
      message: t('Nobody was asked who could know this company. Choose providers, or another scope.'),
      details: { enrichments: results },
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
