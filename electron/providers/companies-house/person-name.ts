// A person as the register lists them, `SMITH, Ada Jane`, in the order in which people are called.
import { capitalised } from '../registers/capitalised.ts';

/** What follows the forenames is a title or an honour. */
export function personName(listed: string): string {
  const [surname = '', forenames] = listed.split(',').map((part) => part.trim());
  if (!forenames) return listed.trim();
  const isShouted = surname === surname.toUpperCase();
  return `${forenames} ${isShouted ? capitalised(surname.toLowerCase()) : surname}`;
}
