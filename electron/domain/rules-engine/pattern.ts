// `matches`: a whole text against a pattern in which * stands for any text and ? for one sign. No regular expression: the work is at
// most the text's length times the pattern's, whatever a person wrote.

/** Both in the form in which they are compared. */
export function matchesPattern(text: string, pattern: string): boolean {
  let [at, sign, star, retry] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[sign] === '*') {
      star = sign;
      retry = at;
      sign += 1;
    } else if (sign < pattern.length && (pattern[sign] === '?' || pattern[sign] === text[at])) {
      at += 1;
      sign += 1;
    } else if (star >= 0) {
      sign = star + 1;
      retry += 1;
      at = retry;
    } else return false;
  }
  while (pattern[sign] === '*') sign += 1;
  return sign === pattern.length;
}

/** At most so many steps. */
export const patternWork = (text: string, pattern: string): number => text.length * pattern.length;
