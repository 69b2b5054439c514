// What a person sees first: where to drop a file, what will happen with it, and where the data lives.
import { Button } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { getWorkspace } from '../../../shared/contract/system.ts';
import { queryOf } from '../../api/query.ts';
import { useImportOpener } from '../../ui/import-opener.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import classes from './empty-workspace.module.css';

const steps = [
  ['See how it was read', 'Encoding, separator and header row, with the reason. One click to change.'],
  ['Match the columns', 'Each suggestion says why. Columns you leave out are not touched.'],
  ['Import', 'Progress, rate and time left. Stop at any moment: what was written stays and is counted.'],
  [
    'See where every row went',
    'Created, updated, unchanged, skipped, failed or blank. Failed rows come back as a file to fix.',
  ],
] as const;

const heads = ['Name', 'Domain', 'Country', 'Industry', 'Employees', 'Founded', 'Funding, USD'];

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
      <h2>Drop a spreadsheet here</h2>
      <p>
        CSV, Excel, OpenDocument or JSON, also packed.
        <br />
        Any size, any encoding.
      </p>
      <Button variant="filled" onClick={chooseFile} data-autofocus rightSection={<Kbd keys="I" />}>
        Choose a file
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
            <b>Use the command line</b>
            <code>rowbench import accounts.csv --dry-run</code>
          </div>
          <div>
            <b>
              Or the API: <Link to="/settings">create a key</Link>
            </b>
            <code>POST /v1/import/companies</code>
          </div>
        </div>
        {data && (
          <p className={classes['where']}>
            No account and no network needed. Your data stays in <code>{data.data.storeFile}</code>
          </p>
        )}
      </div>
    </div>
  );
}
