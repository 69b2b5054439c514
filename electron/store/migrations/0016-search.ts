// Which companies came back or went without a change that says so, for the search index to follow. See docs/adr/0009-search-index.md.
export const sql = /* sql */ `
CREATE TABLE search_mark (
  seq INTEGER PRIMARY KEY,
  first_no INTEGER NOT NULL,
  last_no INTEGER NOT NULL
) STRICT;
`;
