import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { api } from '@shared/api/client.ts';
import { codeOf } from '@shared/api/problem.ts';
import type { ProposalPage } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { draftAfter, isUnsaved, opened, type Draft } from './draft.ts';

export interface DraftWork {
  draft: Draft;
  isUnsaved: boolean;
  isSaving: boolean;
  /** What was not saved when its author left the page was found again. */
  isKept: boolean;
  write: (yaml: string) => void;
  note: (note: string) => void;
  /** Saves and answers the proposal as it is then; null when that was refused, which has been told. */
  save: () => Promise<ProposalPage | null>;
  /** The same where nobody waits for it. */
  saveNow: () => void;
  /** Takes what the city has in the place of what was written. */
  reload: () => void;
}

const keyOf = (id: string): string => `jingwei.proposal.${id}`;

/** What was written in this tab and not saved. */
function kept(id: string): { yaml: string; note: string; revised: number } | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null') as ReturnType<typeof kept>;
  } catch {
    return null;
  }
}

function keep(id: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(keyOf(id), JSON.stringify({ yaml: draft.yaml, note: draft.note, revised: draft.saved.revised }));
    else sessionStorage.removeItem(keyOf(id));
  } catch {
    // A browser without storage forgets with the page.
  }
}

/** Writing on a proposal: what is at hand, what is saved, and what others did meanwhile. */
export function useDraft(page: ProposalPage, mayWrite: boolean, onReload: () => Promise<ProposalPage | undefined>): DraftWork {
  const { id, outdated } = page.proposal;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [draft, dispatch] = useReducer(draftAfter, page, (first) => opened(first, mayWrite ? kept(id) : null));
  const [isKept, setKept] = useState(() => mayWrite && isUnsaved(draft));
  const latest = useRef(draft);
  useEffect(() => { latest.current = draft; });
  const unsaved = mayWrite && isUnsaved(draft);
  useEffect(() => dispatch({ kind: 'came', page }), [page]);
  useEffect(() => keep(id, unsaved ? draft : null), [id, unsaved, draft]);

  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ yaml, note, saved }: Draft) => api.put<ProposalPage>(`/scenarios/proposals/${encodeURIComponent(id)}`, { yaml, note: note.trim(), revised: saved.revised }),
    onSuccess: (saved, { yaml }) => {
      dispatch({ kind: 'saved', page: saved, yaml, note: saved.proposal.note });
      queries.setQueryData(['scenarios', 'proposal', id], saved);
      void queries.invalidateQueries({ queryKey: ['scenarios', 'proposals'] });
      setKept(false);
    },
    onError: (error) => {
      if (codeOf(error) === 'proposal_changed_meanwhile') dispatch({ kind: 'refused' });
      else void message.error(explain(error));
    },
  });
  const save = useCallback(async (): Promise<ProposalPage | null> => mutateAsync(latest.current).catch(() => null), [mutateAsync]);
  const saveNow = useCallback(() => {
    // Saving brings an outdated proposal up to date, also where nothing had to be changed for it.
    if (mayWrite && (isUnsaved(latest.current) || outdated)) void save();
  }, [mayWrite, outdated, save]);
  const write = useCallback((yaml: string) => dispatch({ kind: 'wrote', yaml }), []);
  const note = useCallback((text: string) => dispatch({ kind: 'noted', note: text }), []);
  const reload = useCallback(() => {
    setKept(false);
    void onReload().then((now) => { if (now) dispatch({ kind: 'reloaded', page: now }); });
  }, [onReload]);
  return { draft, isUnsaved: unsaved, isSaving: isPending, isKept, write, note, save, saveNow, reload };
}
