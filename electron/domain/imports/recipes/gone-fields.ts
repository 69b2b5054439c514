// Columns of a recipe whose group or custom field is not there any more, or not in this workspace: they stay out, and the recipe
// says so.
import type { RecipeDrift, SourceRecipe } from '../../../../shared/schema/recipe-use.ts';
import type { ReadDb } from '../../../store/database.ts';
import { extraTargets, isExtraPath } from '../extras/extra-target.ts';

type Options = SourceRecipe['options'];

export function withoutGoneFields(
  db: ReadDb,
  options: Options,
): { options: Options; gone: NonNullable<RecipeDrift['missing_fields']> } {
  const { mapping, rules } = options;
  const known = extraTargets(db, mapping, rules);
  const isGone = (path: string): boolean => isExtraPath(path) && !known.has(path);
  const gone = Object.entries(mapping)
    .filter(([, target]) => isGone(target))
    .map(([column, target]) => ({ column, target }));
  const fields = Object.entries(rules.fields ?? {}).filter(([path]) => !isGone(path));
  if (gone.length === 0 && fields.length === Object.keys(rules.fields ?? {}).length) return { options, gone };
  const kept = Object.entries(mapping).map(([column, target]) => [
    column,
    isGone(target) ? 'ignore' : target,
  ]);
  return {
    options: {
      ...options,
      mapping: Object.fromEntries(kept) as Options['mapping'],
      rules: { ...rules, fields: Object.fromEntries(fields) },
    },
    gone,
  };
}
