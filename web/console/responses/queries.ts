import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { CityResponse, Page, ResponseMoveBody, ResponsePage } from '@shared/api/types/index.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useLater } from '../parts/useLater.ts';

/** What the news missed shows within a minute. */
const again = 60_000;

export const responseAddress = (id: string): string => `/responses/${encodeURIComponent(id)}`;

/** Asks again for everything about responses when one of them changed. */
export function useResponseNews(): void {
  const queries = useQueryClient();
  const look = useLater(() => void queries.invalidateQueries({ queryKey: ['responses'] }), 400);
  useNews('response', look);
  useGap(look);
}

export const useResponses = (state: string, may = true) =>
  useQuery({
    queryKey: ['responses', 'list', state], enabled: may, refetchInterval: again, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<CityResponse>>('/responses', { state, limit: 100 }, signal),
  });

export const useResponse = (id: string | undefined) =>
  useQuery({
    queryKey: ['responses', 'one', id], enabled: id !== undefined, refetchInterval: again,
    queryFn: ({ signal }) => api.get<ResponsePage>(`/responses/${encodeURIComponent(id ?? '')}`, undefined, signal),
  });

/** A call that answers the page as it is then. */
function useAnswered<B>(id: string, path: (body: B) => string, body: (body: B) => unknown) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: B) => api.post<ResponsePage>(`/responses/${encodeURIComponent(id)}${path(given)}`, body(given)),
    onSuccess: (page) => queries.setQueryData(['responses', 'one', id], page),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['responses'] }),
  });
}

export const useMove = (id: string) => useAnswered<ResponseMoveBody>(id, () => '/moves', (move) => move);

export const useTask = (id: string) => useAnswered<{ task: string; done: boolean }>(id, ({ task }) => `/tasks/${encodeURIComponent(task)}`, ({ done }) => ({ done }));

/** It waits, and the asker may activate what is proposed, or decline it. */
export const isMine = (response: CityResponse): boolean => response.waits && response.moves.includes('decline');

/** What waits for the asker first, then what is in force by its gravity, then other proposals. */
const order = ['I', 'II', 'III', 'IV'];
export function byNeed(a: CityResponse, b: CityResponse): number {
  const waits = (r: CityResponse): number => (isMine(r) ? 0 : r.state === 'inForce' ? 1 : 2);
  const grave = (r: CityResponse): number => order.indexOf(r.level ?? r.proposed ?? 'IV');
  return waits(a) - waits(b) || grave(a) - grave(b) || b.openedAt.localeCompare(a.openedAt);
}
