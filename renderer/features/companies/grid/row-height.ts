/** Pixels of a row; grid.module.css says the same. */
export const rowHeight = 26;
