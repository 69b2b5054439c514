// A batch that somebody sits before: for how long its answers count. Providers that cannot answer by then are passed, see
// jobs/enrichment/impatience.ts.
export const sql = /* sql */ `
ALTER TABLE enrich_batch ADD COLUMN answers_within_ms INTEGER;
`;
