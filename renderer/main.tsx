// Starts the window, in the person's language: everything else is loaded after it is known.
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './styles/tokens.css';
import './styles/base.css';
import { language } from '../shared/messages/message.ts';
import { native } from './api/native.ts';
import { startLanguage } from './lib/language.ts';

await startLanguage();
void native()?.tellLanguage(language());
const { showWindow } = await import('./show-window.tsx');
showWindow();
