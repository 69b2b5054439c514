// How far the backend is with the file that is being opened, asked for while a person waits.
import { useQuery } from '@tanstack/react-query';
import {
  listPreparations,
  stopPreparation,
  type Preparation,
} from '../../../shared/contract/preparations.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';

const pollEvery = 300;

/** Null where nothing of that name is being prepared, or nobody knows. */
export function usePreparation(fileName: string, isAsked: boolean): Preparation | null {
  const { data } = useQuery({
    ...queryOf(listPreparations, {}),
    enabled: isAsked,
    refetchInterval: pollEvery,
    retry: false,
    gcTime: 0,
  });
  return data?.data.items.findLast((one) => one.file_name === fileName) ?? null;
}

/** The desktop's requests cannot be taken back, so the work is stopped by its name. */
export const giveUp = ({ id: sourceId }: Preparation): void =>
  void call(stopPreparation, { params: { sourceId } }).catch(() => undefined);
