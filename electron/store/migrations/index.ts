import { sql as foundation } from './0001-foundation.ts';
import { sql as formats } from './0003-formats.ts';
import { sql as rules } from './0004-rules.ts';
import { sql as profile } from './0005-profile.ts';
import { sql as rowEdits } from './0006-row-edits.ts';
import { sql as undo } from './0007-undo.ts';
import { sql as recipes } from './0008-recipes.ts';
import { sql as repairedLines } from './0009-repaired-lines.ts';
import { sql as record } from './0010-record.ts';
import { sql as definitions } from './0011-definitions.ts';
import { sql as views } from './0014-views.ts';
import { sql as decisions } from './0015-decisions.ts';
import { sql as bulk } from './0012-bulk.ts';
import { sql as search } from './0016-search.ts';
import { sql as people } from './0019-people.ts';
import { sql as enrichment } from './0020-enrichment.ts';
import { sql as stepOrder } from './0021-step-order.ts';
import { sql as enrichmentRuns } from './0022-enrichment-runs.ts';
import { sql as entities } from './0023-entities.ts';
import { sql as eventPromises } from './0024-event-promises.ts';
import { sql as awaited } from './0025-awaited.ts';
import { sql as merged } from './0018-merged.ts';

export type Migration = { version: number; name: string; sql: string };

/** In order. A file that has been released never changes: migrate.test.ts holds its checksum. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'foundation', sql: foundation },
  { version: 3, name: 'formats', sql: formats },
  { version: 4, name: 'rules', sql: rules },
  { version: 5, name: 'profile', sql: profile },
  { version: 6, name: 'row-edits', sql: rowEdits },
  { version: 7, name: 'undo', sql: undo },
  { version: 8, name: 'recipes', sql: recipes },
  { version: 9, name: 'repaired-lines', sql: repairedLines },
  { version: 10, name: 'record', sql: record },
  { version: 11, name: 'definitions', sql: definitions },
  { version: 12, name: 'bulk', sql: bulk },
  { version: 14, name: 'views', sql: views },
  { version: 15, name: 'decisions', sql: decisions },
  { version: 16, name: 'search', sql: search },
  { version: 18, name: 'merged', sql: merged },
  { version: 19, name: 'people', sql: people },
  { version: 20, name: 'enrichment', sql: enrichment },
  { version: 21, name: 'step-order', sql: stepOrder },
  { version: 22, name: 'enrichment-runs', sql: enrichmentRuns },
  { version: 23, name: 'entities', sql: entities },
  { version: 24, name: 'event-promises', sql: eventPromises },
  { version: 25, name: 'awaited', sql: awaited },
];
