import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { MeetingPage } from '@shared/api/types/index.ts';

/** Sends to an address below a meeting; the answer is the meeting as it stands. */
export function useMeetingSend(number: string, done: () => void = () => undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => api.post<MeetingPage>(`/meetings/${encodeURIComponent(number)}${to}`, body),
    onSuccess: (page) => {
      queries.setQueryData(['meeting', number], page);
      done();
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['meeting', number] }),
  });
}
