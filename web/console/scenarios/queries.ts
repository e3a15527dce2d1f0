import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Page, Proposal, ProposalPage, ScenarioPage, ScenarioSummary, SettingProposal } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { withVersion } from './draft.ts';

/** What others do shows within half a minute. */
const again = 30_000;

export const scenarioAddress = (code: string): string => `/scenarios/${encodeURIComponent(code)}`;
export const proposalAddress = (id: string): string => `/scenarios/proposals/${encodeURIComponent(id)}`;

export const usePackages = () =>
  useQuery({ queryKey: ['scenarios', 'list'], refetchInterval: again, queryFn: ({ signal }) => api.get<Page<ScenarioSummary>>('/scenarios', undefined, signal) });

export const packageQuery = (code: string) => queryOptions({
  queryKey: ['scenarios', 'one', code], queryFn: ({ signal }) => api.get<ScenarioPage>(`/scenarios/${encodeURIComponent(code)}`, undefined, signal),
});

export const usePackage = (code: string, isThere = true) => useQuery({ ...packageQuery(code), enabled: isThere && code !== '' });

/** Open proposals: of one package, or of all. */
export const useOpenProposals = (code?: string) =>
  useQuery({
    queryKey: ['scenarios', 'proposals', code ?? ''], refetchInterval: again,
    queryFn: ({ signal }) => api.get<Page<Proposal>>('/scenarios/proposals', { package: code ?? null, open: true }, signal),
  });

/** Local changes of all packages that wait for a second person, and my own that came back. */
export const useSettingProposals = () =>
  useQuery({ queryKey: ['scenarios', 'settings'], refetchInterval: again, queryFn: ({ signal }) => api.get<Page<SettingProposal>>('/scenarios/settings', undefined, signal) });

/** What a draft begins with. */
export interface Beginning { yaml: string; note?: string }

/** A package that is to begin as another one's text. */
export interface Copying { from: string; code: string; nameZh: string; nameEn: string }

const begin = ({ yaml, note }: Beginning): Promise<ProposalPage> => api.post<ProposalPage>('/scenarios/proposals', { yaml, note: note ?? '', revised: null });

function useBegun<T>(ask: (what: T) => Promise<ProposalPage>) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: ask,
    onSuccess: (made) => {
      queries.setQueryData(['scenarios', 'proposal', made.proposal.id], made);
      void queries.invalidateQueries({ queryKey: ['scenarios', 'proposals'] });
      void navigate(proposalAddress(made.proposal.id));
    },
    onError: (error) => void message.error(explain(error)),
  });
}

/** Begins a proposal from a text and goes to its editor. */
export const useBegin = () => useBegun(begin);

export const versionQuery = (code: string, id: string) => queryOptions({
  queryKey: ['scenarios', 'version', code, id], staleTime: Infinity,
  queryFn: ({ signal }) => api.get<{ yaml: string }>(`/scenarios/${encodeURIComponent(code)}/versions/${encodeURIComponent(id)}`, undefined, signal),
});

/** Begins a proposal with the text of a version that was in force once, as the next version, and goes to its editor. */
export function useReturn(code: string) {
  const queries = useQueryClient();
  return useBegun(async ({ id, next, note }: { id: string; next: number; note: string }) =>
    begin({ yaml: withVersion((await queries.fetchQuery(versionQuery(code, id))).yaml, next), note }));
}

/** Begins a new package from one that is in force and goes to its editor. */
export const useCopy = () =>
  useBegun(({ from, code, nameZh, nameEn }: Copying) => api.post<ProposalPage>(`/scenarios/${encodeURIComponent(from)}/copies`, { package: code, nameZh: nameZh.trim(), nameEn: nameEn.trim() }));
