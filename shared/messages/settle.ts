// Which of its languages the app speaks: as chosen, else the best of those that the person's system knows.
import type { Language } from './message.ts';

export type LanguageChoice = 'system' | Language;
export type Spoken = { language: Language; locale: string };

const languages: Readonly<Record<Language, true>> = { en: true, de: true };

export const isLanguage = (value: unknown): value is Language =>
  typeof value === 'string' && Object.hasOwn(languages, value);

/** `systemLocales`: as the person's system ranks them, best first. */
export function settle(choice: LanguageChoice, systemLocales: readonly string[]): Spoken {
  const spoken = (locale: string): string => locale.split('-')[0] ?? '';
  const fitting = systemLocales.map(spoken).find((each) => isLanguage(each));
  const language = choice === 'system' ? (fitting ?? 'en') : choice;
  const system = systemLocales[0];
  // Numbers and dates stay as the system has them even where the app cannot speak its language.
  const own = choice === 'system' ? system : systemLocales.find((each) => spoken(each) === language);
  return { language, locale: own ?? language };
}
