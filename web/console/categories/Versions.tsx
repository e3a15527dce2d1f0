import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CodesPage, CodeVersion } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useCategoryTexts } from './texts.ts';

/** What people of the city proposed, the newest first, with the buttons of whoever may decide. */
export function Versions({ page }: { page: CodesPage }) {
  const t = useCategoryTexts();
  if (page.versions.length === 0) return null;
  return (
    <section className="panel codes-versions">
      <header><h2>{t('versions')}</h2></header>
      <ul>{page.versions.map((one) => <Version key={one.id} of={one} />)}</ul>
    </section>
  );
}

function Version({ of }: { of: CodeVersion }) {
  const t = useCategoryTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const decide = useMutation({
    mutationFn: (decision: 'publish' | 'return' | 'withdraw') => api.post<CodesPage>(`/codes/versions/${of.id}/decision`, { decision, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: (page) => queries.setQueryData(['codes'], page),
    onError: () => void queries.invalidateQueries({ queryKey: ['codes'] }),
  });
  return (
    <li>
      <b>{of.version} · {t(`state.${of.state}`)}</b> {of.note} <span className="quiet">{t('by', { by: say(of.by, lang), at: formatTime(of.at, now) })}</span>
      {of.decidedBy && of.decidedAt && <span className="quiet"> · {t('decided', { by: say(of.decidedBy, lang), at: formatTime(of.decidedAt, now) })}{of.decisionNote ? `：${of.decisionNote}` : ''}</span>}
      {of.changes.length > 0 && <p className="quiet">{t('changes')}{of.changes.map((one) => `${one.code} ${say(one.name, lang)} ${t.of(`what.${one.what}`)}`).join(lang === 'zh' ? '；' : '; ')}</p>}
      {of.mayDecide && <Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 4 }} aria-label={t('why')} placeholder={t('why')} onChange={(e) => setNote(e.target.value)} />}
      {(of.mayDecide || of.mayWithdraw) && (
        <div className="codes-buttons">
          {of.mayDecide && <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('publish')}>{t('publish')}</Button>}
          {of.mayDecide && <Button danger disabled={!note.trim()} loading={decide.isPending} onClick={() => decide.mutate('return')}>{t('return')}</Button>}
          {of.mayWithdraw && <Button loading={decide.isPending} onClick={() => decide.mutate('withdraw')}>{t('withdraw')}</Button>}
        </div>
      )}
      {decide.isError && <p className="problem" role="alert">{explain(decide.error)}</p>}
    </li>
  );
}
