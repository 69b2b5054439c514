// What an import ran with, or is about to, as a recipe says it.
import type { Dialect, DialectPatch, Guess, Mapping } from '../../../../shared/schema/import.ts';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { RecipeBody } from '../../../../shared/schema/recipe.ts';
import type { PartChoice } from '../../../../shared/schema/source-format.ts';
import type { StoredSource } from '../../../store/sources.ts';
import { madeOf } from '../formats/made-file.ts';
import { readingOf } from '../show-source.ts';

/** Guesses that are surer are made again for the next file, which may well be encoded or headed otherwise. */
const plainSight = 0.9;

/** How the file was read, as far as a person said it or it was no plain sight. */
export function decidedDialect({ overrides, ...source }: StoredSource): DialectPatch {
  const { dialect, guesses } = readingOf({ ...source, overrides });
  const unsure = (guess: Guess, ...keys: (keyof Dialect)[]): DialectPatch =>
    guess.confidence >= plainSight
      ? {}
      : Object.fromEntries(
          keys.filter((key) => dialect[key] !== undefined).map((key) => [key, dialect[key]]),
        );
  return {
    ...unsure(guesses.encoding, 'encoding'),
    ...unsure(guesses.delimiter, 'delimiter'),
    ...unsure(guesses.quote, 'quote', 'escape'),
    ...unsure(guesses.header, 'header_line', 'first_data_line'),
    ...overrides,
  };
}

/** The sheet and the file of an archive that somebody chose, a recipe included. */
export const chosenPart = (source: StoredSource): PartChoice => madeOf(source)?.choice ?? {};

type Choices = PartChoice & {
  columns: readonly string[];
  dialect: DialectPatch;
  mapping: Mapping;
  rules: ImportRules;
  updateExisting: boolean;
  tags: readonly string[];
};

/** In the order of the columns, so that two that say the same are the same. */
const targetOf = (mapping: Mapping, column: string): [string, string][] => {
  const target = Object.hasOwn(mapping, column) ? mapping[column] : undefined;
  return target === undefined ? [] : [[column, target]];
};

/** Rules for columns that are not in the file are left behind; those that make a column of one that is there are not. */
export function bodyOf(choices: Choices): RecipeBody {
  const { columns, sheet, entry, dialect, mapping, rules, updateExisting, tags } = choices;
  const known = new Set(columns);
  const kept = Object.entries(rules.columns ?? {}).filter(([key, { from = key }]) => known.has(from));
  const made = kept.flatMap(([key, { from }]) => (from === undefined ? [] : key));
  return {
    columns: [...columns],
    ...(sheet === undefined ? {} : { sheet }),
    ...(entry === undefined ? {} : { entry }),
    dialect,
    mapping: Object.fromEntries([...columns, ...made].flatMap((column) => targetOf(mapping, column))),
    rules: rules.columns ? { ...rules, columns: Object.fromEntries(kept) } : rules,
    update_existing: updateExisting,
    tags: [...tags],
  };
}
