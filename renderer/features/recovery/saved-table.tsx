// What a salvage saves and loses, table by table.
import { Table } from '@mantine/core';
import { t, tc } from '../../../shared/messages/message.ts';
import type { TableReport } from '../../../shared/schema/recovery.ts';
import { formatCount } from '../../lib/format.ts';
import { tableLines } from './table-words.ts';
import classes from './recovery-screen.module.css';

export function SavedTable({ tables, done }: { tables: readonly TableReport[]; done: boolean }) {
  return (
    <Table className={classes['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Rows')}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>
            {done ? tc('recovery', 'Saved') : t('Can be saved')}
          </Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{tc('recovery', 'Lost')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tableLines(tables).map(({ name, saved, lost }) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td className={classes['number'] ?? ''}>{formatCount(saved)}</Table.Td>
            <Table.Td className={classes['number'] ?? ''} data-lost={lost === 0 ? undefined : true}>
              {lost === null ? t('unknown') : lost === 0 ? '–' : formatCount(lost)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
