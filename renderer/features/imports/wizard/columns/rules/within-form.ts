/** Lists of a form in a popover open inside it: a click outside would close the form. */
export const withinForm = { withinPortal: false } as const;
