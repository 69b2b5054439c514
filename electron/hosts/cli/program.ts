// The commands and their options. What each does is in the file named after it, loaded when it is called: help and usage
// errors should not wait for the whole backend.
import { exportTemplates } from '../../../shared/schema/export.ts';
import { Command, InvalidArgumentError, Option } from 'commander';
import { permissions, type Permission } from '../../../shared/permissions.ts';
import { companyFields } from '../../../shared/schema/company.ts';
import { duplicateKinds } from '../../../shared/schema/duplicates.ts';
import { clusterMethods } from '../../../shared/schema/import-rules.ts';
import { valueGroups } from '../../../shared/schema/profile.ts';
import { defaultDataDir } from '../../lib/paths.ts';
import { addEnrichment } from './enrichment-commands.ts';
import { json, parseCount, parseList } from './options.ts';
import { version } from './version.ts';

export type SetExitCode = (code: number) => void;

export function createProgram(setExitCode: SetExitCode): Command {
  const program = new Command('rowbench')
    .description('Import, convert and export company data, and serve the workbench, from the command line.')
    .version(version())
    .addOption(
      new Option('--data <dir>', 'folder that holds the workspace')
        .env('ROWBENCH_DATA')
        .default(defaultDataDir()),
    )
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride();
  addServe(program);
  addKeys(program);
  addImport(program, setExitCode);
  addTakeBack(program, setExitCode);
  addResubmit(program, setExitCode);
  addRecipes(program);
  addFields(program);
  addConvert(program);
  addLooks(program);
  addEnrichment(program, setExitCode);
  addExport(program);
  addDoctor(program, setExitCode);
  addBackup(program);
  addRecover(program);
  return program;
}

const sheet = ['--sheet <name>', 'the sheet of a workbook; the first one with rows unless given'] as const;
const entry = ['--entry <name>', 'the file in an archive that holds several'] as const;

function addServe(program: Command): void {
  program
    .command('serve')
    .description(
      'Serve the workbench and its API on 127.0.0.1. Prints {"url","signIn"} when ready; Ctrl-C ends it.',
    )
    .option('--port <n>', 'port to listen on; any free one unless given', parsePort, 0)
    .option('--open <file>', 'let the sign-in address lead to the import of this file')
    .action(async (_, command: Command) => (await import('./serve.ts')).serve(command.optsWithGlobals()));
}

function addKeys(program: Command): void {
  const keys = program.command('keys').description('Make, list and revoke API keys.');
  keys
    .command('create')
    .description('Make an API key and print it, once: it is not stored and cannot be shown again.')
    .requiredOption('--name <name>', 'what the key is for')
    .requiredOption('--permissions <list>', `comma-separated: ${permissions.join(', ')}`, parsePermissions)
    .option('--expires <time>', 'when it stops working, such as 2027-01-31T00:00:00Z', parseTime)
    .option(...json)
    .action(async (_, command: Command) => (await import('./keys.ts')).createKey(command.optsWithGlobals()));
  keys
    .command('list')
    .description('List API keys, without the keys themselves.')
    .option(...json)
    .action(async (_, command: Command) => (await import('./keys.ts')).listKeys(command.optsWithGlobals()));
  keys
    .command('revoke')
    .description('Revoke an API key at once.')
    .argument('<id>', 'the key’s id, such as key_0199…')
    .option(...json)
    .action(async (id: string, _, command: Command) =>
      (await import('./keys.ts')).revokeKey(id, command.optsWithGlobals()),
    );
}

function addImport(program: Command, setExitCode: SetExitCode): void {
  program
    .command('import')
    .description('Import a file of companies and print what became of its rows. Ctrl-C stops it.')
    .argument('<file>', 'CSV, .xlsx, .ods, JSON or JSONL, also in a .gz or .zip')
    .option(...sheet)
    .option(...entry)
    .option('--dry-run', 'say what would happen and write nothing', false)
    .option('--update-existing', 'update companies that are there already instead of skipping them', false)
    .option(
      '--mapping <file>',
      'JSON file {"column": "field"}; without it columns are matched by their names',
    )
    .option('--tags <list>', 'comma-separated tags for every imported company', parseList)
    .option('--recipe <recipe>', 'a recipe’s file (.json), or the name of one in the workspace')
    .option('--allow-missing', 'import also where columns are missing that the recipe goes by', false)
    .option('--save-recipe <file>', 'write everything that the import ran with to this JSON file')
    .option(...json)
    .action(async (file: string, _, command: Command) => {
      const { importFile } = await import('./import-file.ts');
      setExitCode(await importFile(file, command.optsWithGlobals()));
    });
}

function addRecipes(program: Command): void {
  const recipes = program
    .command('recipes')
    .description('List recipes, write them to files and read them in.');
  recipes
    .command('list')
    .description('List the recipes of the workspace.')
    .option(...json)
    .action(async (_, command: Command) =>
      (await import('./recipes.ts')).listStored(command.optsWithGlobals()),
    );
  recipes
    .command('export')
    .description('Write a recipe as JSON.')
    .argument('<name>', 'the recipe’s name')
    .argument('[file]', 'where to write; standard output unless given')
    .action(async (name: string, file: string | undefined, _, command: Command) =>
      (await import('./recipes.ts')).exportRecipe(name, file, command.optsWithGlobals()),
    );
  recipes
    .command('import')
    .description('Store a recipe from its JSON file.')
    .argument('<file>', 'a file that "recipes export" or --save-recipe wrote')
    .option('--name <name>', 'another name than the file has')
    .option(...json)
    .action(async (file: string, _, command: Command) =>
      (await import('./recipes.ts')).importRecipe(file, command.optsWithGlobals()),
    );
}

function addFields(program: Command): void {
  const fields = program
    .command('fields')
    .description('Write groups and custom fields to a file, and make those of a file that are missing.');
  fields
    .command('export')
    .description('Write all groups and custom fields as JSON.')
    .argument('[file]', 'where to write; standard output unless given')
    .action(async (file: string | undefined, _, command: Command) =>
      (await import('./fields.ts')).exportFields(file, command.optsWithGlobals()),
    );
  fields
    .command('import')
    .description('Make the groups, custom fields and options that are missing. What is there stays.')
    .argument('<file>', 'a file that "fields export" wrote')
    .option(...json)
    .action(async (file: string, _, command: Command) =>
      (await import('./fields.ts')).importFields(file, command.optsWithGlobals()),
    );
}

const importId = ['<id>', 'the import’s id, such as imp_co_0199…'] as const;

function addTakeBack(program: Command, setExitCode: SetExitCode): void {
  const commands = {
    undo: 'Take an import back: companies that it made go, overwritten values return, later edits stay.',
    redo: 'Undo the undo of an import.',
  } as const;
  for (const kind of ['undo', 'redo'] as const)
    program
      .command(kind)
      .description(commands[kind])
      .argument(...importId)
      .option(...json)
      .action(async (id: string, _, command: Command) => {
        const { takeBack } = await import('./undo.ts');
        setExitCode(await takeBack(kind, id, command.optsWithGlobals()));
      });
}

function addResubmit(program: Command, setExitCode: SetExitCode): void {
  program
    .command('resubmit')
    .description('Send the fixed error file back to its import: only its rows run, into the same ledger.')
    .argument(...importId)
    .argument('<file>', 'the fixed file, with its column _row')
    .option(...json)
    .action(async (id: string, file: string, _, command: Command) => {
      const { resubmit } = await import('./resubmit.ts');
      setExitCode(await resubmit(id, file, command.optsWithGlobals()));
    });
}

function addConvert(program: Command): void {
  program
    .command('convert')
    .description(
      'Turn any readable file into clean CSV: UTF-8, commas, header first. Cells stay as they are.',
    )
    .argument('<file>', 'CSV, .xlsx, .ods, JSON or JSONL, also in a .gz or .zip')
    .option(...sheet)
    .option(...entry)
    .option('--to <file>', 'where to write; standard output unless given')
    .option(...json)
    .action(async (file: string, _, command: Command) => {
      const { convert } = await import('./convert.ts');
      await convert(file, command.optsWithGlobals());
    });
}

const anyFile = ['<file>', 'CSV, .xlsx, .ods, JSON or JSONL, also in a .gz or .zip'] as const;
const limit = (what: string, most: number): [string, string, (text: string) => number, number] => [
  '--limit <n>',
  `how many ${what} to show at most`,
  parseCount,
  most,
];

/** Commands that look at a file and write nothing. */
function addLooks(program: Command): void {
  program
    .command('profile')
    .description(
      'Say what stands in each column of a whole file: types, empty and distinct cells, histograms, odd values.',
    )
    .argument(...anyFile)
    .option('--column <name>', 'only this column, in full')
    .option(...sheet)
    .option(...entry)
    .option(...json)
    .action(async (file: string, _, command: Command) => {
      const { profile } = await import('./profile.ts');
      await profile(file, command.optsWithGlobals());
    });
  program
    .command('values')
    .description('List the distinct values of a column, and what a field makes of each.')
    .argument(...anyFile)
    .requiredOption('--column <name>', 'the column')
    .addOption(
      new Option('--field <field>', 'the field to try; the suggested one unless given').choices(
        companyFields,
      ),
    )
    .addOption(new Option('--group <group>', 'only these').choices(valueGroups))
    .option(...limit('values', 100))
    .option(...sheet)
    .option(...entry)
    .option(...json)
    .action(async (file: string, _, command: Command) => {
      const { values } = await import('./values.ts');
      await values(file, command.optsWithGlobals());
    });
  program
    .command('clusters')
    .description('List values of a column that are nearly equal, such as “ACME Inc” and “Acme, Inc.”.')
    .argument(...anyFile)
    .requiredOption('--column <name>', 'the column')
    .addOption(
      new Option('--method <method>', 'what makes two values equal')
        .choices(clusterMethods)
        .default('fingerprint'),
    )
    .option(...sheet)
    .option(...entry)
    .option(...json)
    .action(async (file: string, _, command: Command) => {
      const { clusters } = await import('./values.ts');
      await clusters(file, command.optsWithGlobals());
    });
  program
    .command('duplicates')
    .description(
      'Show rows that are, or may be, one company, among themselves and with those in the store, and why. Writes nothing.',
    )
    .argument(...anyFile)
    .option(
      '--mapping <file>',
      'JSON file {"column": "field"}; without it columns are matched by their names',
    )
    .option('--recipe <recipe>', 'a recipe’s file (.json), or the name of one in the workspace')
    .option('--allow-missing', 'go on also where columns are missing that the recipe goes by', false)
    .addOption(new Option('--kind <kind>', 'only these').choices(duplicateKinds))
    .option(...limit('groups', 50))
    .option(...sheet)
    .option(...entry)
    .option(...json)
    .action(async (file: string, _, command: Command) => {
      const { duplicates } = await import('./duplicates.ts');
      await duplicates(file, command.optsWithGlobals());
    });
}

function addExport(program: Command): void {
  program
    .command('export')
    .description('Write companies to a CSV, XLSX or JSONL file; a CSV file can be imported again.')
    .addArgument(program.createArgument('<what>', 'what to export').choices(['companies']))
    .argument('<file>', 'the file to write; its ending says the form')
    .option('--query <json>', 'only what this query finds: {"filter", "sort", "q"}, or @FILE')
    .option('--columns <fields>', 'field names, divided by commas')
    .addOption(
      program
        .createOption('--template <name>', 'columns as another program wants them')
        .choices(exportTemplates),
    )
    .option('--no-guard', 'leave cells as they are that a spreadsheet would run as a formula')
    .option(...json)
    .action(async (_what: string, file: string, _, command: Command) => {
      const { exportCompanies } = await import('./export-companies.ts');
      await exportCompanies(file, command.optsWithGlobals());
    });
}

function addDoctor(program: Command, setExitCode: SetExitCode): void {
  program
    .command('doctor')
    .description('Print versions, paths and counts, and check that the store is whole.')
    .option(...json)
    .action(async (_, command: Command) => {
      const { doctor } = await import('./doctor.ts');
      setExitCode(doctor(command.optsWithGlobals()));
    });
}

function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Copy the store to a file and check the copy. Works while Rowbench is open.')
    .argument('[file]', 'where to write; a new file in the backups folder unless given')
    .option(...json)
    .action(async (file: string | undefined, _, command: Command) => {
      const { backup } = await import('./backup.ts');
      backup(file, command.optsWithGlobals());
    });
}

function addRecover(program: Command): void {
  const choices = ['salvage', 'restore', 'openAsItIs', 'empty'];
  const others = (own: string) => choices.filter((choice) => choice !== own);
  program
    .command('recover')
    .description(
      'Say what can be saved of a damaged store, or, with an option, do it. The damaged files are kept in damaged/.',
    )
    .addOption(new Option('--salvage', 'save every row that can be read').conflicts(others('salvage')))
    .addOption(
      new Option('--restore <backup>', 'put a backup in its place: a listed name or a file').conflicts(
        others('restore'),
      ),
    )
    .addOption(
      new Option(
        '--open-as-it-is',
        'go on with what another program wrote while Rowbench was closed, if it is whole',
      ).conflicts(others('openAsItIs')),
    )
    .addOption(new Option('--empty', 'begin with an empty store').conflicts(others('empty')))
    .option(...json)
    .action(async (_, command: Command) => {
      const { recover } = await import('./recover.ts');
      await recover(command.optsWithGlobals());
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function parsePermissions(text: string): Permission[] {
  const list = parseList(text);
  const unknown = list.filter((item) => !(permissions as readonly string[]).includes(item));
  if (list.length > 0 && unknown.length === 0) return list as Permission[];
  throw new InvalidArgumentError(
    `${unknown.length > 0 ? `There is no permission ${unknown.join(', ')}.` : 'Name at least one.'} Use ${permissions.join(', ')}.`,
  );
}

function parseTime(text: string): string {
  const ms = Date.parse(text);
  if (!Number.isNaN(ms) && /^\d{4}-\d{2}-\d{2}/.test(text)) return new Date(ms).toISOString();
  throw new InvalidArgumentError('Give a time such as 2027-01-31T00:00:00Z.');
}
