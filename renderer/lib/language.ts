// Which language the window speaks: as chosen, else as the system does. A change starts the window anew, so that every
// text, also one that a module holds, is made in it.
import { speak, type Catalogue, type Language } from '../../shared/messages/message.ts';

export type LanguageChoice = 'system' | Language;

const key = 'rowbench.language';
const load: Record<Language, () => Promise<Catalogue>> = {
  en: () => Promise.resolve({}),
  de: async () => {
    const [{ german }] = await Promise.all([
      import('../../shared/messages/de/catalogue.ts'),
      // The names of months and days in the calendar.
      import('dayjs/locale/de'),
    ]);
    return german;
  },
};

const isLanguage = (value: string | null): value is Language => value !== null && Object.hasOwn(load, value);

export function chosenLanguage(): LanguageChoice {
  const stored = localStorage.getItem(key);
  return isLanguage(stored) ? stored : 'system';
}

export function chooseLanguage(choice: LanguageChoice): void {
  if (choice === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  window.location.reload();
}

/** `systemLocales`: as the person's system ranks them, best first. */
export function settle(
  choice: LanguageChoice,
  systemLocales: readonly string[],
): { language: Language; locale: string } {
  const spoken = (locale: string): string => locale.split('-')[0] ?? '';
  const fitting = systemLocales.map(spoken).find((each) => isLanguage(each));
  const language = choice === 'system' ? (fitting ?? 'en') : choice;
  const system = systemLocales[0];
  // Numbers and dates stay as the system has them even where the window cannot speak its language.
  const own = choice === 'system' ? system : systemLocales.find((each) => spoken(each) === language);
  return { language, locale: own ?? language };
}

export async function startLanguage(): Promise<void> {
  const { language, locale } = settle(chosenLanguage(), navigator.languages);
  speak({ language, locale, catalogue: await load[language]() });
  document.documentElement.lang = language;
}
