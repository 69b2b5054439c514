// People out of a file whose column holds the addresses of their profiles (snake_case, as all of imports).
import { z } from 'zod';
import { rowErrorSchema } from './import.ts';
import { peopleColumnsSchema } from './people-columns.ts';

export const importPeopleSchema = z.strictObject({
  column: peopleColumnsSchema.shape.column,
  columns: peopleColumnsSchema.shape.columns.default({}),
});

export const peopleImportLimits = {
  /** Rows that are told one by one; all of them are counted. */
  errors: 1000,
} as const;

/** total = created + matched + repeated + failed + blank, always. */
export const peopleImportSchema = z.object({
  created_count: z.number().int(),
  /** There already, by the same profile: left as they are. */
  matched_count: z.number().int(),
  /** A row above has the same profile. */
  repeated_count: z.number().int(),
  failed_count: z.number().int(),
  blank_count: z.number().int(),
  total_count: z.number().int(),
  errors: z.array(rowErrorSchema),
  /** Made or matched, in the order of the file. */
  people: z.array(z.string()),
  /** Takes the people away again that were made; null where none was. */
  step_id: z.string().nullable(),
});
export type PeopleImport = z.infer<typeof peopleImportSchema>;
