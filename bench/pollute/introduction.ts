// What docs/reading-files.md says round its figures.

export const introduction = `# Reading files

Written by \`npm run bench:reading\`. What the reader (\`electron/domain/imports/reader/\`) does with a delimited file, and how well it
does it on files that were broken on purpose.

## What it promises

Every physical line of a file is in a record, in the header, blank, or in an issue that says with its line that it was left
out. Nothing is changed without an issue that says what was read and what was made of it; a changed row keeps the text that
stood in the file, also in the import that it was a row of (\`import_original_line\`, \`/repaired-rows\`), for as long as that
keeps its file. \`accounts.test.ts\` holds this for soups of lines and bytes, \`corpus.test.ts\` for the files of other projects.

## How it decides

- **Encoding**: byte order mark, then strict UTF-8, then the NULs of UTF-16 and UTF-32, then every encoding is tried on the
  head (256 KB) and eight samples behind it, and the one in which the words read best is taken. The lines that the next best
  would read differently are shown: those of the head at once, then of the whole file, all of them counted
  (\`compare-file.ts\`). A byte without a character is an issue with its line, wherever in the file it stands.
- **Delimiter and quotes**: each candidate is tried on the head. The score is how many rows agree on their width, times how much
  their columns look like values of one type (number, date, address …), as CleverCSV and DuckDB's sniffer reason. Delimiters of
  two characters, \`sep=\`, quotes doubled or behind a backslash, and a backslash before a delimiter outside quotes are known.
- **Header**: the first row as wide as the table; names that a person would know, and types that change below it, speak for it.
  More rows belong to it where they hold words over columns of values, units in brackets, or the names of groups of columns.
- **Rows** go on at once. A line that is odd (blank, one cell only, ragged, a total) waits for what follows it:
  - lines of text that end the file are notes (\`below_table\`), unless the table has rows of one cell elsewhere;
  - a total that ends the file and holds nothing but numbers is left out (\`total_row\`); any other is kept and pointed out;
  - names of other columns below an empty line, or an even run of rows of another width below such names, begin another table
    (\`other_table\`): none of its rows is mixed in, and its header can be chosen instead;
  - the same header again is left out, and the rows go on (\`repeated_header\`);
  - lines that begin with a mark such as \`#\`, which begins no row, are remarks (\`comment_line\`).
- **Repairs** need evidence that leaves one way only: a stray quote is read as a character where the row then has the table's
  width; a row with one cell too many or too few is mended where exactly one cure makes every cell fit the types of its column
  and leaving it does not; a row that alone uses another delimiter is split by it where it then has the table's width. Everything
  else stays as it is and is reported (\`extra_cells\`, \`missing_cells\`).
- **A person has the last word**: each part of the dialect can be set, \`comment\` and \`header_lines\` among them, and \`every_row\` takes
  every line below the header as a row as it stands. CSV sent in a request is always read so: its answer has no place for lines
  that were left out.

## What it does not do

- A second table of as many columns, of words only, is told by words that come again and again in the first one. Where there are
  none, the first row below the gap is pointed out, and stays a row.
- In a table of words only, a row with a cell too many or too few is reported, not mended.
- A line break behind a backslash outside quotes ends the row. Quotes that are opened a space behind the delimiter must close
  on their own line.
- Encodings that share all their letters in a file (ISO-8859-1 and windows-1252; windows-1250 and ISO-8859-16 in Romanian) cannot
  be told apart, and need not be.

## Scores

Each fault is put into twelve tables of sixty companies, half of them with numbers and dates, half with words only. Precision /
recall in percent of the header's names, of whole records, and of cells in their columns; a record that was read differently in
one cell counts as wrong. *Said*: how often the right issue was reported, or none where nothing was repaired or left out.
`;
