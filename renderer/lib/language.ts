// Which language the window speaks: as chosen, else as the system does. A change starts the window anew, so that every
// text, also one that a module holds, is made in it.
import { speak, type Catalogue, type Language } from '../../shared/messages/message.ts';
import { isLanguage, settle, type LanguageChoice } from '../../shared/messages/settle.ts';

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

export function chosenLanguage(): LanguageChoice {
  const stored = localStorage.getItem(key);
  return isLanguage(stored) ? stored : 'system';
}

export function chooseLanguage(choice: LanguageChoice): void {
  if (choice === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  window.location.reload();
}

export async function startLanguage(): Promise<void> {
  const { language, locale } = settle(chosenLanguage(), navigator.languages);
  speak({ language, locale, catalogue: await load[language]() });
  document.documentElement.lang = language;
}
