// What a person sees first: where to drop a file, what will happen with it, and where the data lives.
import { Button } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getWorkspace } from '../../../shared/contract/system.ts';
import { t, tc } from '../../../shared/messages/message.ts';
import { queryOf } from '../../api/query.ts';
import { rich } from '../../lib/rich.tsx';
import { useImportOpener } from '../../ui/import-opener.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import classes from './empty-workspace.module.css';

const steps = [
  [t('See how it was read'), t('Encoding, separator and header row, with the reason. One click to change.')],
  [t('Match the columns'), t('Each suggestion says why. Columns you leave out are not touched.')],
  [
    tc('verb', 'Import'),
    t('Progress, rate and time left. Stop at any moment: what was written stays and is counted.'),
  ],
  [
    t('See where every row went'),
    t('Created, updated, unchanged, skipped, failed or blank. Failed rows come back as a file to fix.'),
  ],
] as const;

const heads = [
  t('Name'),
  t('Domain'),
  t('Country'),
  t('Industry'),
  t('Employees'),
  t('Founded'),
  t('Funding, USD'),
];

function Ghost() {
  return (
    <div className={classes['ghost']} aria-hidden="true">
      <div className={classes['ghostHead']}>
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
    </div>
  );
}

function DropCard() {
  const { chooseFile } = useImportOpener();
  return (
    <div className={classes['drop']}>
      <IconFile size={20} stroke={1.4} aria-hidden="true" />
      <h2>{t('Drop a spreadsheet here')}</h2>
      <p>
        {t('CSV, Excel, OpenDocument or JSON, also packed.')}
        <br />
        {t('Any size, any encoding.')}
      </p>
      <Button variant="filled" onClick={chooseFile} data-autofocus rightSection={<Kbd keys="I" />}>
        {t('Choose a file')}
      </Button>
    </div>
  );
}

export function EmptyWorkspace() {
  const { data } = useQuery(queryOf(getWorkspace, {}));
  return (
    <div className={classes['frame']}>
      <Ghost />
      <div className={classes['center']}>
        <div className={classes['welcome']}>
          <DropCard />
          <ol className={classes['steps']}>
            {steps.map(([title, text], at) => (
              <li key={title}>
                <span className={classes['step']}>{at + 1}</span>
                <div>
                  <b>{title}</b>
                  <p>{text}</p>
                </div>
              </li>
            ))}
          </ol>
        </div>
        <div className={classes['other']}>
          <div>
            <b>{t('Use the command line')}</b>
            <code>rowbench import accounts.csv --dry-run</code>
          </div>
          <div>
            <b>
              {rich('Or the API: <link>create a key</link>', {
                link: (text) => <Link to="/settings">{text}</Link>,
              })}
            </b>
            <code>POST /v1/import/companies</code>
          </div>
        </div>
        {data && (
          <p className={classes['where']}>
            {rich('No account and no network needed. Your data stays in {file}', {
              file: <code>{data.data.storeFile}</code>,
            })}
          </p>
        )}
      </div>
    </div>
  );
}
