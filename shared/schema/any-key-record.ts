// Records whose keys are names from a person's file. `z.record` leaves out a key named `__proto__` without a word; here it
// passes the schema under another name and is put back as a property of its own, so that no column is lost.
import { z } from 'zod';

const name = '__proto__';
const standIn = '\u0000proto';

type Keyed<T> = Record<string, T>;

const renamed = <T>(record: Keyed<T>, from: string, to: string): Keyed<T> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));

const hasKey = (input: unknown, key: string): input is Keyed<unknown> =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, key);

export function anyKeyRecord<V extends z.ZodType>(key: z.ZodString, value: V) {
  const record = z.record(key, value);
  return z
    .preprocess<unknown, typeof record, Keyed<z.input<V>>>(
      (input) => (hasKey(input, name) ? renamed(input, name, standIn) : input),
      record,
    )
    .transform((output): Keyed<z.output<V>> =>
      hasKey(output, standIn) ? renamed(output, standIn, name) : output,
    );
}
