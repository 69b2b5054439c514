// What somebody is called of whom nothing is known but the address of their profile, until they are looked up.

/** `…/in/mira-aldous-1a2b3c` → `Mira Aldous`; a code, which is no name, stands as it is. */
export function profileName(url: string): string {
  const [form = '', name = '', ...rest] = new URL(url).pathname.split('/').filter(Boolean);
  if (form !== 'in' && form !== 'pub') return rest.at(-1) ?? name;
  const words = decodeURIComponent(name)
    .split(/[-_.]+/)
    .filter(Boolean);
  const named = words.filter((word) => !/\d/.test(word));
  return named.length === 0 ? decodeURIComponent(name) : named.map(capitalised).join(' ');
}

/** A member's code has capitals of its own. */
const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
