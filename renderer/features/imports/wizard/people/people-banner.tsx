// Above the steps of a file with a column of profiles: it may be about people, not about companies.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import { rich } from '../../../../lib/rich.tsx';
import banner from '../recipe/drift-banner.module.css';
import { PeopleDialog } from './people-dialog.tsx';

export function PeopleBanner({ source }: { source: Source }) {
  const [isOpen, setOpen] = useState(false);
  const { people } = source;
  if (people === null) return null;
  return (
    <section className={banner['banner']} aria-label={t('People in this file')}>
      <div className={banner['head']}>
        <p>
          {rich('The column <b>{column}</b> holds profiles of people.', {
            b: (text) => <b>{text}</b>,
            column: people.column,
          })}
        </p>
        <span className={banner['actions']}>
          <Button size="xs" onClick={() => setOpen(true)}>
            {t('Import people…')}
          </Button>
        </span>
      </div>
      {isOpen && <PeopleDialog source={source} people={people} onClose={() => setOpen(false)} />}
    </section>
  );
}
