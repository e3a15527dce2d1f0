import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { codeOf } from '@shared/api/problem.ts';
import type { ProposalMove, ProposalPage, ScenarioCheck } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useProposalTexts } from './proposalTexts.ts';
import { PublishDialog } from './PublishDialog.tsx';
import type { DraftWork } from './useDraft.ts';

type Move = Exclude<ProposalMove, 'save'>;
interface Props { page: ProposalPage; work: DraftWork; check: ScenarioCheck | undefined; name: string }

/** The buttons that lead a proposal on, as the city allows them to whoever looks. */
export function ProposalMoves({ page, work, check, name }: Props) {
  const { proposal: p } = page;
  const t = useProposalTexts();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const [isPublishing, setPublishing] = useState(false);
  const has = (move: Move): boolean => p.moves.includes(move);
  const { mutateAsync, isPending, variables } = useMutation({
    mutationFn: ({ move, note, revised }: { move: Move; note?: string; revised: number }) =>
      api.post<ProposalPage>(`/scenarios/proposals/${encodeURIComponent(p.id)}/moves`, { move, note: note?.trim() || null, revised }),
    onSuccess: (moved, { move }) => {
      queries.setQueryData(['scenarios', 'proposal', p.id], moved);
      void queries.invalidateQueries({ queryKey: ['scenarios'], predicate: (query) => (move === 'publish' || query.queryKey[1] !== 'proposal') && query.queryKey[1] !== 'check' });
      // A new version may know other kinds and categories.
      if (move === 'publish') for (const queryKey of [['device-kinds'], ['categories']]) void queries.invalidateQueries({ queryKey });
      void message.success(t(`done.${move}`));
    },
    onError: (error) => {
      void message.error(explain(error));
      if (codeOf(error).startsWith('proposal_')) void queries.invalidateQueries({ queryKey: ['scenarios', 'proposal', p.id] });
    },
  });
  const move = (name_: Move, note?: string, revised = p.revised): Promise<unknown> => mutateAsync({ move: name_, revised, ...(note ? { note } : {}) }).catch(() => undefined);
  const isAt = (name_: Move): boolean => isPending && variables.move === name_;
  const submit = async (): Promise<void> => {
    const saved = work.isUnsaved ? await work.save() : page;
    if (saved) await move('submit', undefined, saved.proposal.revised);
  };
  const isSound = !!check && check.mistakes.length === 0 && check.examples.every((e) => e.comesOut);
  const askReturn = (): void => {
    let note = '';
    const dialog = modal.confirm({
      icon: null, title: t('return.ask'), okText: t('move.return'), okButtonProps: { disabled: true },
      content: (
        <Input.TextArea
          autoFocus rows={4} maxLength={1_000} aria-label={t('return.note')} placeholder={t('return.note')}
          onChange={(e) => { note = e.target.value; dialog.update({ okButtonProps: { disabled: note.trim() === '' } }); }}
        />
      ),
      onOk: () => move('return', note),
    });
  };
  return (
    <>
      {has('withdraw') && <Button danger loading={isAt('withdraw')} onClick={() => void modal.confirm({ icon: null, title: t('withdraw.ask'), content: t('withdraw.why'), okText: t('move.withdraw'), onOk: () => move('withdraw') })}>{t('move.withdraw')}</Button>}
      {has('takeBack') && <Button loading={isAt('takeBack')} onClick={() => void move('takeBack')}>{t('move.takeBack')}</Button>}
      {has('submit') && <Button type="primary" disabled={!isSound || work.draft.isOvertaken || work.draft.yaml === page.baseYaml || p.outdated} loading={isAt('submit')} onClick={() => void submit()}>{t('move.submit')}</Button>}
      {has('return') && <Button loading={isAt('return')} onClick={askReturn}>{t('move.return')}</Button>}
      {has('publish') && <Button type="primary" loading={isAt('publish')} disabled={p.outdated} onClick={() => setPublishing(true)}>{t('move.publish')}</Button>}
      {isPublishing && (
        <PublishDialog
          page={page} check={check} name={name} isSound={isSound} isBusy={isAt('publish')} onClose={() => setPublishing(false)}
          onPublish={(note) => void move('publish', note).finally(() => setPublishing(false))}
        />
      )}
    </>
  );
}
