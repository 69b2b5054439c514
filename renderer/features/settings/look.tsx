// Light, dark, or as the system is; and the language.
import {
  NativeSelect,
  SegmentedControl,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import { msg, t } from '../../../shared/messages/message.ts';
import type { LanguageChoice } from '../../../shared/messages/settle.ts';
import { chooseLanguage, chosenLanguage } from '../../lib/language.ts';
import { Section } from './section.tsx';

const choices: { value: MantineColorScheme; label: string }[] = [
  { value: 'auto', label: t('As the system') },
  { value: 'light', label: t('Light') },
  { value: 'dark', label: t('Dark') },
];

/** A language is named in itself, so that who cannot read the window finds his own. */
const languages: { value: LanguageChoice; label: string }[] = [
  { value: 'system', label: t('As the system') },
  { value: 'en', label: msg('English') },
  { value: 'de', label: msg('Deutsch') },
];

export function Look() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Section title={t('Theme')}>
        <SegmentedControl
          aria-label={t('Theme')}
          data={choices}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
        />
      </Section>
      <Section title={t('Language')}>
        <NativeSelect
          aria-label={t('Language')}
          data={languages}
          defaultValue={chosenLanguage()}
          onChange={({ currentTarget }) => chooseLanguage(currentTarget.value as LanguageChoice)}
          w={200}
        />
      </Section>
    </>
  );
}
