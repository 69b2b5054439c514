// A field whose type was changed keeps its values under another number, so that the old ones are there when it is undone. And
// a reply that is given again has the headers that it had.
export const sql = /* sql */ `
-- The number under which records hold the field's values; null: its own.
ALTER TABLE custom_field ADD COLUMN value_no INTEGER;
-- Only in a row that is no field, but such a number: the field that it belongs to.
ALTER TABLE custom_field ADD COLUMN values_of INTEGER;

-- JSON: the reply's own headers, such as its ETag.
ALTER TABLE idempotency ADD COLUMN headers TEXT;
`;
