// What a salvage saves and loses, table by table.
import { Table } from '@mantine/core';
import type { TableReport } from '../../../shared/schema/recovery.ts';
import { formatCount } from '../../lib/format.ts';
import { tableLines } from './table-words.ts';
import classes from './recovery-screen.module.css';

export function SavedTable({ tables, done }: { tables: readonly TableReport[]; done: boolean }) {
  return (
    <Table className={classes['table'] ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Rows</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>{done ? 'Saved' : 'Can be saved'}</Table.Th>
          <Table.Th className={classes['number'] ?? ''}>Lost</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {tableLines(tables).map(({ name, saved, lost }) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td className={classes['number'] ?? ''}>{formatCount(saved)}</Table.Td>
            <Table.Td className={classes['number'] ?? ''} data-lost={lost === 0 ? undefined : true}>
              {lost === null ? 'unknown' : lost === 0 ? '–' : formatCount(lost)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
