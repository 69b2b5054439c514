// What a source's text was made of, where it is a workbook, JSON or an archive: JSON that domain/imports knows the shape of.
export const sql = /* sql */ `
ALTER TABLE source ADD COLUMN made TEXT;
`;
