import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';

/** Sends to an address below a case's parts; the case and all lists are then otherwise. */
export function useAssistSend(number: string, done: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => api.post(`/cases/${encodeURIComponent(number)}/assists${to}`, body),
    onSuccess: done,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['case', number] });
      void queries.invalidateQueries({ queryKey: ['assists'] });
    },
  });
}
