// Pieces of SQL that carry their values along, so that no value ever becomes part of a statement's text.

export type SqlValue = string | number | null | Buffer;
export type Sql = { text: string; values: readonly SqlValue[] };

export const sql = (text: string, ...values: SqlValue[]): Sql => ({ text, values });

/** Joins pieces; `nothing` stands for an empty list. */
export function join(pieces: readonly Sql[], word: 'AND' | 'OR', nothing: '1' | '0'): Sql {
  if (pieces.length === 0) return sql(nothing);
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  return {
    text: `(${pieces.map(({ text }) => text).join(` ${word} `)})`,
    values: pieces.flatMap(({ values }) => values),
  };
}

/** True where the piece is false or unknown. */
export const not = ({ text, values }: Sql): Sql => ({ text: `(${text}) IS NOT TRUE`, values });

/** A text that is part of the program, never of a request. */
export const literal = (value: string | number): string =>
  typeof value === 'number' ? String(Math.trunc(value)) : `'${value.replaceAll("'", "''")}'`;
