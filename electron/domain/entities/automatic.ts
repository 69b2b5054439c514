// A company by its tax id and country: the one that is here, or one that is made of what its registry says. Call each in a transaction.
import type { RefreshAnswer, RulesSummary } from '../../../shared/schema/entity.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { must } from '../../lib/assert.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { addCompany } from '../companies/edit-company.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { createMatcher } from '../relations/match-party.ts';
import { createTaxMatcher } from '../relations/match-tax-id.ts';
import { idOf, type ReviewRecord } from '../review/review-record.ts';
import { runRules } from '../rules-engine/run-rules.ts';
import { inStep, type Doer } from '../steps/in-step.ts';
import { getEntity } from './find-entity.ts';
import { linkAnswers } from './link-answers.ts';
import { mappedName } from './normalized/to-profile.ts';
import { applyRefresh } from './refresh/apply-refresh.ts';
import { planRefresh, type Told } from './refresh/plan-refresh.ts';
import { answerOf, type Gathered } from './refresh/refresh-record.ts';
import { standingOf } from './refresh/standing-of.ts';
import { flagsOfNew, noShareholders, writeShareholders } from './shareholders/write-shareholders.ts';

export type TaxOffice = { taxId: string; countryCode: string };

export const findByTaxId = (db: ReadDb, office: TaxOffice): StoredCompany | null =>
  createTaxMatcher(db, [office])(office);

/** By what its registry says of it, where it is here without its tax id. */
export function findByRegistry(
  db: ReadDb,
  { countryCode }: TaxOffice,
  told: readonly Told[],
): StoredCompany | null {
  for (const { normalized } of told) {
    const name = mappedName(normalized);
    if (name === null) continue;
    const party = { entity: 'company', name, countryCode, identifiers: normalized.identifiers } as const;
    const uuid = createMatcher(db, null, [party])(party);
    const company = uuid && findCompanyByUuid(db, uuid);
    if (company) return company;
  }
  return null;
}

export type Created = { answer: RefreshAnswer; touched: ReviewRecord[] };

/** Throws where none can be made of it; then nothing is written. */
export function createOfRegistry(
  db: WriteDb,
  office: TaxOffice,
  gathered: Gathered,
  skipRulesEngine: boolean,
  doer: Doer,
): Created {
  const { told } = gathered.said;
  const [basic] = told;
  const name = basic && mappedName(basic.normalized);
  if (!basic || !name) throw nameless();
  let stepId: string | null = null;
  const label = { action: 'create', companies: 1, name } as const;
  const made = inStep(db, doer, label, (origin) => {
    stepId = origin.run;
    const from: StepOrigin = { ...origin, kind: 'refresh', actor: basic.provider };
    const stored = addNamed(db, { name, ...office }, from);
    linkAnswers(db, stored.uuid, gathered.said);
    return { stored, ...fill(db, stored, gathered, skipRulesEngine, origin) };
  });
  const record = getEntity(db, idOf({ entity: 'company', stored: made.stored }));
  const answer: RefreshAnswer = {
    ...answerOf(db, record, gathered),
    nameUpdated: true,
    entityDataUpdated: made.changes.some(({ path, kept }) => path !== 'name' && kept === undefined),
    shareholders: made.counts,
    ...(made.rules && { rulesExecutionSummary: made.rules }),
    changes: [{ path: 'name', before: null, after: name, provider: basic.provider }, ...made.changes],
    stepId,
  };
  return { answer, touched: [record, ...made.touched] };
}

/** Its name is the registry's: nobody can choose another one for it. */
function addNamed(db: WriteDb, input: TaxOffice & { name: string }, from: StepOrigin): StoredCompany {
  try {
    return addCompany(db, input, from);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'name_taken') throw error;
    throw new AppError(error.code, {
      message: t(
        '{name} is here already, but not with this tax id in this country. Give it these if it is the same company, else rename it; then send this again.',
        { name: input.name },
      ),
      details: error.details,
    });
  }
}

/** All that is said of it but its name, which it has. */
function fill(
  db: WriteDb,
  stored: StoredCompany,
  { said, walk, depth }: Gathered,
  skipRulesEngine: boolean,
  origin: StepOrigin,
) {
  const record = { entity: 'company', stored } as const;
  const { changes } = planRefresh(standingOf(db, record), said.told, { ...flagsOfNew, preserveName: true });
  const told = changes.filter(({ path }) => path !== 'name');
  applyRefresh(db, record, told, origin);
  const now = (): StoredCompany => must(findCompanyByUuid(db, stored.uuid), 'company');
  const holders = walk
    ? writeShareholders(db, [stored.uuid], walk, depth, flagsOfNew, origin)
    : { counts: noShareholders, touched: [] };
  const rules: RulesSummary | null = skipRulesEngine
    ? null
    : runRules(db, { entity: 'company', stored: now() }, origin);
  return { ...holders, changes: told, rules };
}

const nameless = (): AppError =>
  new AppError('no_normalized_enrichment', {
    message: t('The registry knows it, but not by what it is called. Create the company by hand.'),
  });
