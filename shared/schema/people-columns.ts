// Which columns of a file are about people (snake_case, as all of imports).
import { z } from 'zod';

/** Beside the profile, by column; without a name somebody is called by the profile's address until it is looked up. */
export const peopleColumnFields = ['fullName', 'firstName', 'lastName', 'jobTitle'] as const;
export type PeopleColumnField = (typeof peopleColumnFields)[number];

const columnKey = z.string().min(1).max(2000);

/** As far as the first rows of the file tell. */
export const peopleColumnsSchema = z.object({
  /** Holds addresses of profiles. */
  column: columnKey,
  columns: z.partialRecord(z.enum(peopleColumnFields), columnKey),
});
export type PeopleColumns = z.infer<typeof peopleColumnsSchema>;
