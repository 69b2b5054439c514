// Starts the window, in the person's language: everything else is loaded after it is known.
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './styles/tokens.css';
import './styles/base.css';
import { startLanguage } from './lib/language.ts';

await startLanguage();
const { showWindow } = await import('./show-window.tsx');
showWindow();
