// What an undo would do and did, in sentences. Exact numbers; nothing is said that is zero.
import { t } from '../../../../../shared/messages/message.ts';
import { labelOfPath } from '../../../../../shared/schema/field-path.ts';
import type { KeptCell, KeptReason, UndoPlan, UndoRun } from '../../../../../shared/schema/undo.ts';
import { formatWhenInSentence } from '../../format.ts';

export type PlanLine = { count: number; text: string };

const planTexts: readonly [keyof UndoPlan, (n: number) => string][] = [
  [
    'companies_removed',
    (n) => t('{n, plural, one {created company is removed} other {created companies are removed}}', { n }),
  ],
  [
    'cells_restored',
    (n) =>
      t('{n, plural, one {cell gets its earlier value back} other {cells get their earlier values back}}', {
        n,
      }),
  ],
  [
    'companies_kept',
    (n) =>
      t(
        '{n, plural, one {company that someone changed since stays} other {companies that someone changed since stay}}',
        { n },
      ),
  ],
  [
    'cells_kept',
    (n) =>
      t('{n, plural, one {cell edited later keeps the edit} other {cells edited later keep the edit}}', {
        n,
      }),
  ],
];

export const planLines = (plan: UndoPlan): PlanLine[] =>
  planTexts.filter(([of]) => plan[of] > 0).map(([of, text]) => ({ count: plan[of], text: text(plan[of]) }));

export const isIdle = (plan: UndoPlan): boolean => plan.companies_removed === 0 && plan.cells_restored === 0;

/** The second word names the effect and the count: "Remove 4,816, restore 11,798 cells". */
export function undoLabel({ companies_removed: removed, cells_restored: restored }: UndoPlan): string {
  if (removed === 0) return t('Restore {n, plural, one {# cell} other {# cells}}', { n: restored });
  if (restored === 0) return t('Remove {n, plural, one {# company} other {# companies}}', { n: removed });
  return t('Remove {removed, number}, restore {restored, plural, one {# cell} other {# cells}}', {
    removed,
    restored,
  });
}

/** "Undone today at 14:20 by Mira Aldous: 4,816 companies removed, 11,798 cells restored." */
export function describeRun(run: UndoRun, now: Date = new Date()): string {
  const said = {
    kind: run.kind,
    when: formatWhenInSentence(run.finished_at ?? run.created_at, now),
    name: run.created_by.fullName,
    counts: countsOf(run),
  };
  return run.status === 'cancelled'
    ? t(
        '{kind, select, undo {Undone} other {Brought back}} in part, stopped {when} by {name}: {counts}.',
        said,
      )
    : t('{kind, select, undo {Undone} other {Brought back}} {when} by {name}: {counts}.', said);
}

function countsOf(run: UndoRun): string {
  const parts = [run.companies_count > 0 && companiesOf(run), run.cells_count > 0 && cellsOf(run)];
  return parts.filter(Boolean).join(', ') || t('nothing had to be changed');
}

const companiesOf = ({ kind, companies_count: n }: UndoRun): string =>
  kind === 'undo'
    ? t('{n, plural, one {# company} other {# companies}} removed', { n })
    : t('{n, plural, one {# company} other {# companies}} brought back', { n });

const cellsOf = ({ kind, cells_count: n }: UndoRun): string =>
  kind === 'undo'
    ? t('{n, plural, one {# cell} other {# cells}} restored', { n })
    : t('{n, plural, one {# cell} other {# cells}} written again', { n });

/** "12 cells edited later were kept."; null where nothing was. */
export function describeKeptOf(run: UndoRun): string | null {
  const { kind, kept_companies_count: whole, kept_cells_count: single } = run;
  if (kind === 'redo' && whole > 0)
    return t(
      '{n, plural, one {# company} other {# companies}} could not come back: the name or domain is taken.',
      { n: whole },
    );
  if (single > 0)
    return t('{n, plural, one {# cell edited later was} other {# cells edited later were}} kept.', {
      n: single,
    });
  return run.kept_count > 0
    ? t('{n, plural, one {# value} other {# values}} stayed.', { n: run.kept_count })
    : null;
}

const reasons: Record<KeptReason, string> = {
  edited: t('Edited later'),
  company_edited: t('Edited later; the company stays'),
  name_taken: t('The name belongs to another company'),
  domain_taken: t('The domain belongs to another company'),
  needs_name: t('A company needs a name'),
  too_many: t('The list would get too long'),
  locked: t('Locked'),
};

export const reasonOf = ({ reason }: KeptCell): string => reasons[reason];

export const fieldOf = ({ field }: KeptCell): string =>
  field === null ? t('Whole company') : labelOfPath(field);

export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('empty');
  if (Array.isArray(value)) return value.length === 0 ? t('empty') : value.join('; ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
