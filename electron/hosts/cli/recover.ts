// rowbench recover: what the recovery screen shows and does. Without an option it says what can be saved and does nothing.
import { resolve } from 'node:path';
import type {
  ChangedOutside,
  RecoveryReport,
  RecoveryStatus,
  TableReport,
} from '../../../shared/schema/recovery.ts';
import { openRecovery, type Recovery, type RecoveryChoice } from '../../jobs/recovery.ts';
import { systemClock } from '../../lib/clock.ts';
import { openStore, storeFileIn } from '../../store/open-store.ts';
import { damageIn } from '../../store/recovery/damage.ts';
import { UsageError } from './cli-error.ts';
import { byteSize, columns, count, note, outJson, outLines, plural } from './print.ts';

type Options = {
  data: string;
  json?: true;
  salvage?: true;
  restore?: string;
  openAsItIs?: true;
  empty?: true;
};

export async function recover(options: Options): Promise<void> {
  const dataDir = resolve(options.data);
  const problem = problemOf(dataDir);
  if (problem === null) {
    if (choiceIn(options)) throw new UsageError('The store is whole. There is nothing to recover.');
    return options.json
      ? outJson({ state: 'none' })
      : note('The store is whole. There is nothing to recover.');
  }
  const recovery = openRecovery(storeFileIn(dataDir), problem, systemClock);
  try {
    await act(recovery, options);
  } finally {
    await recovery.close();
  }
}

/** Opens the store to find out, and closes it again. */
function problemOf(dataDir: string): string | null {
  try {
    openStore(dataDir).close();
    return null;
  } catch (error) {
    const problem = damageIn(error);
    if (problem === null) throw error;
    return problem;
  }
}

async function act(recovery: Recovery, options: Options): Promise<void> {
  const choice = choiceIn(options);
  if (!choice) {
    await recovery.examined;
    const status = recovery.status();
    return options.json ? outJson(status) : outLines(describe(status));
  }
  const report = await recovery.begin(choice);
  if (options.json) outJson(report);
  else outLines(describeReport(report));
}

function choiceIn({ salvage, restore, openAsItIs, empty }: Options): RecoveryChoice | null {
  if (salvage) return { action: 'salvage' };
  if (restore !== undefined) return { action: 'restore', backup: restore };
  if (openAsItIs) return { action: 'open-as-it-is' };
  return empty ? { action: 'start-empty' } : null;
}

function describe(status: RecoveryStatus): string[] {
  if (status.state !== 'damaged') return [];
  const { damage, keptIn, salvageable, changedOutside, backups } = status;
  return [
    `The store ${damage.storeFile} is damaged. ${damage.problem}`,
    `Nothing was changed. Whatever you choose, the files as they were found are kept in ${keptIn}.`,
    '',
    ...changedLines(changedOutside),
    'rowbench recover --salvage          saves every row that can be read:',
    ...tableLines(salvageable ?? []),
    '',
    'rowbench recover --restore BACKUP   puts a backup in its place:',
    ...(backups.length === 0 ? ['  there is none'] : columns(backups.map(backupRow))),
    '',
    'rowbench recover --empty            begins with an empty store',
  ];
}

function changedLines(changed: ChangedOutside | null): string[] {
  if (!changed) return [];
  const { since, pages, companies, obstacle } = changed;
  const when = `${since.slice(0, 16).replace('T', ' ')} UTC`;
  if (obstacle !== null)
    return [
      `It cannot be opened as it is, for ${plural(pages, 'page', 'pages')} changed since ${when}: ${obstacle}`,
      '',
    ];
  return [
    `Changed outside Rowbench since ${when}: ${plural(pages, 'page', 'pages')}. SQLite's own check and Rowbench's hold.`,
    '',
    `rowbench recover --open-as-it-is    goes on with it, ${plural(companies ?? 0, 'company', 'companies')}`,
    '',
  ];
}

const backupRow = (backup: Extract<RecoveryStatus, { state: 'damaged' }>['backups'][number]): string[] => [
  `  ${backup.name}`,
  backup.madeAt.slice(0, 16).replace('T', ' '),
  byteSize(backup.byteSize),
  backup.companies === null ? 'cannot be read' : plural(backup.companies, 'company', 'companies'),
];

function tableLines(tables: readonly TableReport[]): string[] {
  const met = tables.filter(({ saved, lost }) => saved > 0 || lost !== 0);
  if (met.length === 0) return ['  nothing can be read'];
  return columns([
    ['  TABLE', 'SAVED', 'LOST'],
    ...met.map(({ table, saved, lost }) => [
      `  ${table}`,
      count(saved),
      lost === null ? 'unknown' : count(lost),
    ]),
  ]);
}

function describeReport(report: RecoveryReport): string[] {
  return [
    `${plural(report.companies, 'company', 'companies')} in the store now. The files as they were found are kept in ${report.keptIn}.`,
    ...(report.action === 'salvage' ? tableLines(report.tables) : []),
    ...(report.doubtfulFile === null
      ? []
      : [`Rows that could be read but not be trusted: ${report.doubtfulFile}`]),
  ];
}
