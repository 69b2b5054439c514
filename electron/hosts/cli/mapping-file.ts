// The file of --mapping: which column becomes which field.
import { readFileSync } from 'node:fs';
import { mappingSchema, type Mapping } from '../../../shared/schema/import.ts';
import { UsageError } from './cli-error.ts';

export function readMapping(path: string): Mapping {
  const parsed = mappingSchema.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? `"${issue.path.join('.')}": ` : '';
  throw new UsageError(
    `The mapping ${path} is not valid. ${where}${issue?.message ?? ''} Write it as {"Column name": "name", "Website": "domain"}.`,
  );
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code !== undefined;
    throw new UsageError(
      isMissing
        ? `The mapping ${path} cannot be read. Check its name.`
        : `The mapping ${path} is not JSON. Write it as {"Column name": "name", "Website": "domain"}.`,
    );
  }
}
