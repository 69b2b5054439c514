// Groups of duplicates as the wire shows them, page by page: each row with what it says, each stored company as it is.
import {
  duplicateKinds,
  type DuplicateGroup,
  type DuplicateKind,
  type DuplicateMember,
  type Duplicates,
} from '../../../../shared/schema/duplicates.ts';
import { findCompanyByNo } from '../../../store/companies.ts';
import { companyIdOf } from '../../../store/company-row.ts';
import type { ReadDb } from '../../../store/database.ts';
import { showDryRow, type ShowContext } from '../dry-run/show-rows.ts';
import type { RowLog } from '../dry-run/row-log.ts';
import type { Found, FoundGroup } from './find-duplicates.ts';
import { nearest } from './find-similar.ts';

const shownMembers = 20;

export type DuplicateContext = {
  show: ShowContext;
  log: RowLog;
  stored: ReadDb;
  /** Index in the log of the row that made a company. */
  makerIndexOf: (companyNo: number) => number | null;
};

type Asked = { kind?: DuplicateKind | undefined; offset: number; limit: number };

export function showDuplicates(context: DuplicateContext, found: Found, asked: Asked): Duplicates {
  const groups = found.groups.filter(({ kind }) => asked.kind === undefined || kind === asked.kind);
  const counts = Object.fromEntries(
    duplicateKinds.map((kind) => [kind, found.groups.filter((group) => group.kind === kind).length]),
  ) as Duplicates['counts'];
  return {
    items: groups.slice(asked.offset, asked.offset + asked.limit).map((group) => showGroup(context, group)),
    total: groups.length,
    counts,
    cut_off: found.looked.largeBlocks > 0 || found.looked.isOverfull,
    likely: {
      companies: found.looked.companies,
      large_blocks: found.looked.largeBlocks,
      in_large_blocks: found.looked.inLargeBlocks,
      nearest,
    },
  };
}

function showGroup(context: DuplicateContext, group: FoundGroup): DuplicateGroup {
  const { kind, reason, score, parts, companies, rows } = group;
  const members = [
    ...companies.slice(0, shownMembers).flatMap((no) => companyMember(context, no) ?? []),
    ...rows.slice(0, shownMembers).map((index) => rowMember(context, index)),
  ];
  return { kind, reason, score, parts, members, size: companies.length + rows.length };
}

function companyMember(context: DuplicateContext, no: number): DuplicateMember | null {
  const index = context.makerIndexOf(no);
  if (index !== null) return rowMember(context, index);
  const company = findCompanyByNo(context.stored, no);
  if (!company) return null;
  const fields = context.show.fields.map(
    (field) => [context.show.pathOf(field), context.show.show(field, company.values[field] ?? null)] as const,
  );
  return {
    row_number: null,
    company_id: companyIdOf(company),
    fate: null,
    values: Object.fromEntries(fields) as DuplicateMember['values'],
  };
}

function rowMember({ show, log }: DuplicateContext, index: number): DuplicateMember {
  const { row_number: row, fate, cells } = showDryRow(show, log.at(index));
  const values = Object.entries(cells).map(([path, { after }]) => [path, after] as const);
  return { row_number: row, company_id: null, fate, values: Object.fromEntries(values) };
}
