// For tests: rules of any kind over a table with the columns name, domain, industry, year and seen.
import * as fc from 'fast-check';
import type { ColumnRule, ImportRules } from '../../../../shared/schema/import-rules.ts';

const columns = fc.record(
  {
    name: fc.constant<ColumnRule>({ steps: [{ kind: 'collapse_spaces' }] }),
    domain: fc.constant<ColumnRule>({ steps: [{ kind: 'domain' }] }),
    industry: fc.constantFrom<ColumnRule[]>(
      { values: { Wood: null } },
      { clusters: [{ method: 'cologne', into: { '825': 'Iron' } }] },
    ),
    year: fc.constant<ColumnRule>({ values: { '19x9': '1999' } }),
  },
  { requiredKeys: [] },
);

const industry = fc.record(
  {
    merge: fc.constantFrom('overwrite', 'fill_blank', 'never', 'newest'),
    newest_by: fc.constant('seen'),
    default: fc.constantFrom('Steel', 'Clay'),
    blank: fc.constantFrom('keep', 'clear'),
  },
  { requiredKeys: ['newest_by'] },
);

const fields = fc.record(
  {
    name: fc.record({ merge: fc.constantFrom('overwrite', 'never') }),
    domain: fc.record({ blank: fc.constantFrom('keep', 'clear') }),
    industry,
    foundationYear: fc.record({ merge: fc.constantFrom('fill_blank', 'never') }),
    tags: fc.record({ default: fc.constant('new') }),
  },
  { requiredKeys: [] },
);

export const anyRules: fc.Arbitrary<ImportRules> = fc.record(
  { blank: fc.constantFrom('keep', 'clear'), columns, fields },
  { requiredKeys: [] },
);
