// The language that the backend speaks to whoever asked for what it does right now: that of a request, or of the task of a thread.
import { AsyncLocalStorage } from 'node:async_hooks';
import { german } from '../../shared/messages/de/catalogue.ts';
import { language, speakFor, type Language, type Setting } from '../../shared/messages/message.ts';
import { isLanguage } from '../../shared/messages/settle.ts';
import { wishedLanguages } from './wished-languages.ts';

/** Without regions: whatever a request names, no more than these are ever kept. */
export const settings: Readonly<Record<Language, Setting>> = {
  en: { language: 'en', locale: 'en', catalogue: {} },
  de: { language: 'de', locale: 'de', catalogue: german },
};

const asked = new AsyncLocalStorage<Setting>();
speakFor(() => asked.getStore());

/** All that `work` does, now and later, is said in this language. */
export const speaking = <T>(spoken: Language, work: () => T): T => asked.run(settings[spoken], work);

/** From an `Accept-Language` header: the most wished of those that Rowbench speaks, else English; without one that of the process. */
export const spokenIn = (accepted: string | null): Language =>
  accepted === null ? language() : (wishedLanguages(accepted).find((wished) => isLanguage(wished)) ?? 'en');
