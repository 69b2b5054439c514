// Every endpoint there is. The one barrel of the project.
import * as bulk from './bulk.ts';
import * as companies from './companies.ts';
import * as companyQuery from './company-query.ts';
import * as definitions from './definitions.ts';
import * as dryRuns from './dry-runs.ts';
import * as enrichment from './enrichment.ts';
import * as entities from './entities.ts';
import * as entityRules from './entity-rules.ts';
import * as exports from './exports.ts';
import * as httpJson from './http-json.ts';
import * as fieldTargets from './field-targets.ts';
import * as imports from './imports.ts';
import * as magic from './magic.ts';
import * as objects from './objects.ts';
import * as people from './people.ts';
import * as peopleImport from './people-import.ts';
import * as notTaken from './not-taken.ts';
import * as preparations from './preparations.ts';
import * as merge from './merge.ts';
import * as profile from './profile.ts';
import * as recipes from './recipes.ts';
import * as repairs from './repairs.ts';
import * as record from './record.ts';
import * as recovery from './recovery.ts';
import * as references from './references.ts';
import * as relations from './relations.ts';
import * as review from './review.ts';
import * as rules from './rules.ts';
import * as resubmit from './resubmit.ts';
import * as sourceRows from './source-rows.ts';
import * as schedules from './schedules.ts';
import * as steps from './steps.ts';
import * as system from './system.ts';
import * as undo from './undo.ts';
import * as users from './users.ts';
import * as views from './views.ts';
import * as webhooks from './webhooks.ts';
import type { Endpoint } from './endpoint.ts';

export * from './bulk.ts';
export * from './companies.ts';
export * from './company-query.ts';
export * from './definitions.ts';
export * from './dry-runs.ts';
export * from './enrichment.ts';
export * from './entities.ts';
export * from './entity-rules.ts';
export * from './exports.ts';
export * from './http-json.ts';
export * from './field-targets.ts';
export * from './imports.ts';
export * from './magic.ts';
export * from './objects.ts';
export * from './people.ts';
export * from './people-import.ts';
export * from './not-taken.ts';
export * from './preparations.ts';
export * from './merge.ts';
export * from './profile.ts';
export * from './recipes.ts';
export * from './record.ts';
export * from './recovery.ts';
export * from './repairs.ts';
export * from './references.ts';
export * from './relations.ts';
export * from './review.ts';
export * from './rules.ts';
export * from './resubmit.ts';
export * from './source-rows.ts';
export * from './schedules.ts';
export * from './steps.ts';
export * from './system.ts';
export * from './undo.ts';
export * from './users.ts';
export * from './views.ts';
export * from './webhooks.ts';
export type { CallAnswer, CallInput, Endpoint } from './endpoint.ts';

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value;

export const allEndpoints: readonly Endpoint[] = [
  system,
  bulk,
  companies,
  companyQuery,
  definitions,
  dryRuns,
  enrichment,
  entities,
  entityRules,
  exports,
  httpJson,
  fieldTargets,
  imports,
  magic,
  objects,
  people,
  peopleImport,
  notTaken,
  preparations,
  merge,
  profile,
  recipes,
  record,
  recovery,
  references,
  relations,
  repairs,
  review,
  rules,
  resubmit,
  schedules,
  sourceRows,
  steps,
  undo,
  users,
  views,
  webhooks,
].flatMap((file) => Object.values(file).filter(isEndpoint));
