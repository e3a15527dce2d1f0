import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { RetentionPage, RetentionPreview, RetentionVersion } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { Effects } from './Effects.tsx';
import { useRetentionTexts } from './texts.ts';

/** What people of the city proposed, the newest first. Whoever publishes sees first what would go. */
export function PeriodVersions({ page }: { page: RetentionPage }) {
  const t = useRetentionTexts();
  if (page.versions.length === 0) return null;
  return (
    <section className="panel retention-versions" aria-label={t('versions')}>
      <header><h2>{t('versions')}</h2></header>
      <ul>{page.versions.map((one) => <Version key={`${one.id} ${one.state}`} of={one} />)}</ul>
    </section>
  );
}

function Version({ of }: { of: RetentionVersion }) {
  const t = useRetentionTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const look = useMutation({ mutationFn: () => api.post<RetentionPreview>('/retention/check', { text: of.yaml }) });
  const decide = useMutation({
    mutationFn: (decision: 'publish' | 'return' | 'withdraw') => api.post<RetentionPage>(`/retention/versions/${of.id}/decision`, { decision, ...(decision === 'publish' ? { atOnce: look.data?.atOnce } : {}), ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: (page) => queries.setQueryData(['retention'], page),
    onError: () => void queries.invalidateQueries({ queryKey: ['retention'] }),
  });
  const problem = look.error ?? decide.error;
  return (
    <li>
      <b>{of.version} · {t(`state.${of.state}`)}</b> {of.note} <span className="quiet">{t('by', { by: say(of.by, lang), at: formatTime(of.at, now) })}</span>
      {of.decidedBy && of.decidedAt && <span className="quiet"> · {t('decided', { by: say(of.decidedBy, lang), at: formatTime(of.decidedAt, now) })}{of.decisionNote ? `：${of.decisionNote}` : ''}</span>}
      {of.state === 'proposed' && <details><summary>{t('edit.text')}</summary><pre>{of.yaml}</pre></details>}
      {look.data && <Effects seen={look.data} />}
      {of.mayDecide && look.data && <Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 4 }} aria-label={t('why')} placeholder={t('why')} onChange={(e) => setNote(e.target.value)} />}
      {(of.mayDecide || of.mayWithdraw) && (
        <div className="retention-buttons">
          {of.mayDecide && !look.data && <Button type="primary" loading={look.isPending} onClick={() => look.mutate()}>{t('look')}</Button>}
          {of.mayDecide && look.data && <Button loading={look.isPending} onClick={() => look.mutate()}>{t('look.again')}</Button>}
          {of.mayDecide && look.data && <Button type="primary" danger loading={decide.isPending} onClick={() => decide.mutate('publish')}>{t('publish')}</Button>}
          {of.mayDecide && look.data && <Button disabled={!note.trim()} loading={decide.isPending} onClick={() => decide.mutate('return')}>{t('return')}</Button>}
          {of.mayWithdraw && <Button loading={decide.isPending} onClick={() => decide.mutate('withdraw')}>{t('withdraw')}</Button>}
        </div>
      )}
      {problem && <p className="problem" role="alert">{explain(problem)}</p>}
    </li>
  );
}
