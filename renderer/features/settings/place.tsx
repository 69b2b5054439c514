// Where the data lives and which version reads it.
import { useQuery } from '@tanstack/react-query';
import { getWorkspace } from '../../../shared/contract/system.ts';
import { t } from '../../../shared/messages/message.ts';
import { toApiError } from '../../api/api-error.ts';
import { queryOf } from '../../api/query.ts';
import { formatCount } from '../../lib/format.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineError } from '../../ui/message.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

function Path({ label, copyLabel, path }: { label: string; copyLabel: string; path: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className={classes['path']}>{path}</span>
        <CopyButton value={path} label={copyLabel} />
      </dd>
    </>
  );
}

export function Place() {
  const { data, error } = useQuery(queryOf(getWorkspace, {}));
  const workspace = data?.data;
  return (
    <Section
      title={t('This workspace')}
      hint={t('Everything stays on this machine. To back it up, quit Rowbench and copy the folder.')}
    >
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      {workspace && (
        <dl className={classes['facts']}>
          <dt>{t('Name')}</dt>
          <dd>{workspace.name}</dd>
          <dt>{t('Companies')}</dt>
          <dd>{formatCount(workspace.companies)}</dd>
          <dt>{t('Imports')}</dt>
          <dd>{formatCount(workspace.imports)}</dd>
          <Path label={t('Data folder')} copyLabel={t('Copy data folder')} path={workspace.dataDir} />
          <Path label={t('Store')} copyLabel={t('Copy store')} path={workspace.storeFile} />
          <dt>{t('Version')}</dt>
          <dd>{workspace.version}</dd>
        </dl>
      )}
    </Section>
  );
}
