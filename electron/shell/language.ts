// The language of what the system shows for the app: its menu, its dialogs. As the system speaks, until the window tells what
// was chosen there.
import { app } from 'electron';
import { german } from '../../shared/messages/de/catalogue.ts';
import { language, speak, type Catalogue, type Language } from '../../shared/messages/message.ts';
import { settle, type LanguageChoice } from '../../shared/messages/settle.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = { en: {}, de: german };

/** Answers whether it is another language than before. Once the app is ready. */
export function speakDesktop(choice: LanguageChoice): boolean {
  const before = language();
  const spoken = settle(choice, app.getPreferredSystemLanguages());
  speak({ ...spoken, catalogue: catalogues[spoken.language] });
  return spoken.language !== before;
}
