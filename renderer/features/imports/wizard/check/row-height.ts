/** Of the table of a dry run, in px. */
export const rowHeight = 27;
