// What the columns of an import decided about their own cells, as JSON; see decidedColumnSchema.
export const sql = /* sql */ `
ALTER TABLE import_job ADD COLUMN decisions TEXT NOT NULL DEFAULT '[]';
`;
