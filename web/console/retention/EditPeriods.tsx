import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { RetentionPage, RetentionPreview } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { Effects } from './Effects.tsx';
import { useRetentionTexts } from './texts.ts';

/** The text in force to begin from: what it would remove is looked at first, then it is proposed with a reason. */
export function EditPeriods({ yaml, onProposed }: { yaml: string; onProposed: () => void }) {
  const t = useRetentionTexts();
  const queries = useQueryClient();
  const [text, setText] = useState(yaml);
  const [note, setNote] = useState('');
  const check = useMutation({ mutationFn: () => api.post<RetentionPreview>('/retention/check', { text }) });
  const propose = useMutation({
    mutationFn: () => api.post<RetentionPage>('/retention/versions', { text, note: note.trim() }),
    onSuccess: (page) => {
      queries.setQueryData(['retention'], page);
      onProposed();
    },
  });
  const change = (next: string): void => {
    setText(next);
    check.reset();
    propose.reset();
  };
  const problem = check.error ?? propose.error;
  return (
    <section className="panel retention-edit" aria-label={t('edit')}>
      <Input.TextArea value={text} autoSize={{ minRows: 12, maxRows: 24 }} aria-label={t('edit.text')} spellCheck={false} onChange={(e) => change(e.target.value)} />
      <div className="retention-buttons"><Button loading={check.isPending} onClick={() => check.mutate()}>{t('edit.check')}</Button></div>
      {check.data && <Effects seen={check.data} />}
      {check.data?.sound && (
        <>
          <Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 4 }} aria-label={t('edit.note')} placeholder={t('edit.note')} onChange={(e) => setNote(e.target.value)} />
          <div className="retention-buttons"><Button type="primary" disabled={!note.trim()} loading={propose.isPending} onClick={() => propose.mutate()}>{t('edit.propose')}</Button></div>
        </>
      )}
      {problem && <p className="problem" role="alert">{explain(problem)}</p>}
    </section>
  );
}
