import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@shared/api/client.ts';
import type { CaseAppeals } from '@shared/api/types/index.ts';

/** Judges an appeal; after that the case, its appeals and all lists are otherwise. */
export function useAppealSend(number: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => api.post<CaseAppeals>(`/cases/${encodeURIComponent(number)}/appeals${to}`, body),
    onSuccess: (page) => queries.setQueryData(['case', number, 'appeals'], page),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['case', number] });
      void queries.invalidateQueries({ queryKey: ['appeals'] });
    },
  });
}
