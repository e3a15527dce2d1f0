import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { DryRun } from '@shared/api/types/index.ts';

const pollMs = 1_000;

/** What is to be tried: where it is asked for, and with what. */
export interface DryRunAsk { path: string; body: Readonly<Record<string, string | null>> }

/** A dry-run by its id, asked for again while it runs; begins and stops one. */
export function useDryRun(id: string, onBegun: (id: string) => void) {
  const queries = useQueryClient();
  const keep = (run: DryRun): void => void queries.setQueryData(['dry-run', run.id], run);
  const run = useQuery({
    queryKey: ['dry-run', id], enabled: id !== '', retry: false,
    queryFn: ({ signal }) => api.get<DryRun>(`/scenarios/dry-runs/${encodeURIComponent(id)}`, undefined, signal),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? pollMs : false),
  });
  const begin = useMutation({
    mutationFn: ({ ask, days }: { ask: DryRunAsk; days: number }) => api.post<DryRun>(ask.path, { ...ask.body, days }),
    onSuccess: (begun) => {
      keep(begun);
      onBegun(begun.id);
    },
  });
  const stop = useMutation({
    mutationFn: () => api.remove<DryRun>(`/scenarios/dry-runs/${encodeURIComponent(id)}`),
    onSettled: () => void run.refetch(),
  });
  return { run, begin, stop };
}
