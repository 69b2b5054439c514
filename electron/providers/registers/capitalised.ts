// Names that are written all in small letters, as they are called.

/** `jean-luc o’neill` → `Jean-Luc O’Neill`; what has capitals keeps its own. */
export function capitalised(text: string): string {
  if (text !== text.toLowerCase()) return text;
  return text.replace(/(?<![\p{L}\p{N}'’])\p{L}|(?<=(?<!\p{L})\p{L}['’])\p{L}/gu, (letter) =>
    letter.toUpperCase(),
  );
}
