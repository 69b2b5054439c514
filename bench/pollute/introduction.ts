// What docs/reading-files.md says before its figures.

export const introduction = `# Reading files
`;
