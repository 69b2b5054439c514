// The permissions an API key can carry. Each endpoint names the one it needs.

export const permissions = [
  'read:companies',
  'write:companies',
  'read:people',
  'write:people',
  'read:enrichment',
  'write:enrich',
  'read:jobs',
  'write:jobs',
  'admin',
] as const;

export type Permission = (typeof permissions)[number];
