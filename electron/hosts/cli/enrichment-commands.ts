// The commands of enrichment and their options: reference data, lookups, and the review of what was found.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { applyModes, entityTypes } from '../../../shared/schema/enrichment.ts';
import { json, parseCount, parseList } from './options.ts';
import type { Accept } from './review.ts';

type SetExitCode = (code: number) => void;

export function addEnrichment(program: Command, setExitCode: SetExitCode): void {
  addReferences(program, setExitCode);
  addEnrich(program, setExitCode);
  addReview(program, setExitCode);
}

function addReferences(program: Command, setExitCode: SetExitCode): void {
  const references = program
    .command('references')
    .description('Attach files as reference data that companies are looked up in, list and detach them.');
  references
    .command('attach')
    .description('Attach a file as reference data and index it. The file stays where it is.')
    .argument('<file>', 'CSV, .xlsx, .ods, JSON, JSONL, also in a .gz or .zip, or SQLite')
    .option('--name <name>', 'what to call it; the file’s own name unless given')
    .option('--table <name>', 'the table of a database or the sheet of a workbook')
    .option(
      '--mapping <file>',
      'JSON file {"column": "field"}; without it columns are matched by their names',
    )
    .option(...json)
    .action(async (file: string, _, command: Command) => {
      const { attach } = await import('./references.ts');
      setExitCode(await attach(file, command.optsWithGlobals()));
    });
  references
    .command('list')
    .description('List the reference data.')
    .option(...json)
    .action(async (_, command: Command) => (await import('./references.ts')).list(command.optsWithGlobals()));
  references
    .command('detach')
    .description('Detach reference data. The file stays, and what was written from it stays too.')
    .argument('<id>', 'its id, as the list shows it')
    .option(...json)
    .action(async (id: string, _, command: Command) =>
      (await import('./references.ts')).detach(id, command.optsWithGlobals()),
    );
}

function addEnrich(program: Command, setExitCode: SetExitCode): void {
  program
    .command('enrich')
    .description(
      'Look records up as a batch and print what became of them. Nothing is written but for --apply. Ctrl-C stops it.',
    )
    .addOption(
      new Option(
        '--query <json>',
        'what this query finds: {"filter", "q"} of companies, {"q"} of people, or @FILE',
      ).conflicts('ids'),
    )
    .option('--ids <list>', 'these records; comma-separated', parseList)
    .addOption(new Option('--entity <kind>', 'what is looked up').choices(entityTypes).default('company'))
    .option(
      '--providers <list>',
      'who is asked, in this order; comma-separated. All that are ready and on this machine, or have a key, unless given',
      parseList,
    )
    .addOption(
      new Option('--apply <how>', 'leave what is found for review, or write it')
        .choices(applyModes)
        .default('review'),
    )
    .option('--budget <cents>', 'never spend more; without it nothing that costs is asked', parseCents)
    .option('--sample <n>', 'only so many of the records, drawn over all', parseCount)
    .option('--name <name>', 'what to call the batch')
    .option('--force-refresh', 'ask again even where an answer is kept', false)
    .addOption(
      new Option('--estimate', 'say what it would cost and ask nobody').conflicts('name').default(false),
    )
    .option(...json)
    .action(async (_, command: Command) => {
      const { enrich } = await import('./enrich.ts');
      setExitCode(await enrich(command.optsWithGlobals()));
    });
}

function addReview(program: Command, setExitCode: SetExitCode): void {
  program
    .command('review')
    .description('Say what a batch proposes and what was decided; with an option, decide. Ctrl-C stops it.')
    .argument('<batch>', 'the batch’s id, such as bat_0199…')
    .addOption(
      new Option(
        '--accept <which>',
        'write proposals: empty (only into empty fields), confidence=0.9, or all',
      )
        .argParser(parseAccept)
        .conflicts('takeBack'),
    )
    .option('--take-back', 'take back what the batch wrote; what somebody changed since stays')
    .option('--provider <code>', 'only what this provider found')
    .addOption(new Option('--field <field>', 'only proposals for this field').conflicts('takeBack'))
    .option(...json)
    .action(async (batch: string, _, command: Command) => {
      const { review } = await import('./review.ts');
      setExitCode(await review(batch, command.optsWithGlobals()));
    });
}

function parseCents(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give whole cents, such as 500 for 5 €.');
}

function parseAccept(text: string): Accept {
  if (text === 'all') return {};
  if (text === 'empty') return { relation: 'fills' };
  const least = /^confidence=(0(?:\.\d+)?|1(?:\.0+)?)$/.exec(text)?.[1];
  if (least !== undefined) return { minConfidence: Number(least) };
  throw new InvalidArgumentError('Say empty, all, or confidence=N with N from 0 to 1.');
}
