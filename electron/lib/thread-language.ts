// Imported for its effect by threads whose texts people read: they speak the language that start-thread.ts was called in.
import { speak } from '../../shared/messages/message.ts';
import { isLanguage } from '../../shared/messages/settle.ts';
import { settings } from './spoken.ts';

const given = process.argv.at(-1);
if (isLanguage(given)) speak(settings[given]);
