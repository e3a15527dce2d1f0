import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage, CaseRequest, DecisionBody } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useCaseTextsHere } from './texts.ts';

/** Moves that wait for somebody's approval, with the buttons of whoever may decide; below them what became of earlier ones. */
export function RequestsCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  if (item.requests.length === 0) return null;
  return (
    <section className="panel case-requests">
      <header><h2>{t('requests')}</h2></header>
      <ul>{[...item.requests].reverse().map((request) => <Request key={request.id} number={item.number} request={request} />)}</ul>
    </section>
  );
}

function Request({ number, request }: { number: string; request: CaseRequest }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const now = useCityNow(60_000);
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const decide = useMutation({
    mutationFn: (body: DecisionBody) => api.post<CasePage>(`/cases/${encodeURIComponent(number)}/requests/${request.id}/decision`, body),
    onSuccess: (page) => queries.setQueryData(['case', number], page),
    onError: () => void queries.invalidateQueries({ queryKey: ['case', number] }),
  });
  const send = (decision: DecisionBody['decision']): void => decide.mutate({ decision, ...(note.trim() ? { note: note.trim() } : {}) });
  const decided = { by: request.decidedBy ? say(request.decidedBy, lang) : '–', at: request.decidedAt ? formatTime(request.decidedAt, now) : '–' };
  return (
    <li className={request.state === 'waiting' ? 'waits' : ''}>
      <b>{say(request.moveName, lang)}</b>
      {request.moreTime && <span> · {t('request.more', { time: request.moreTime })}</span>}
      {request.until && <span> · {t('request.until', { at: formatTime(request.until, now) })}</span>}
      <span className="quiet"> {t('request.by', { by: say(request.by, lang), at: formatTime(request.at, now) })}</span>
      {request.note && <blockquote>{request.note}</blockquote>}
      {request.state === 'waiting' ? (
        <>
          {request.mayDecide && <Input.TextArea value={note} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 4 }} aria-label={t('request.why')} placeholder={t('request.why')} onChange={(e) => setNote(e.target.value)} />}
          <span className="move-buttons">
            {request.mayDecide && <Button type="primary" loading={decide.isPending && decide.variables.decision === 'grant'} onClick={() => send('grant')}>{t('request.grant')}</Button>}
            {request.mayDecide && <Button danger disabled={!note.trim()} loading={decide.isPending && decide.variables.decision === 'refuse'} onClick={() => send('refuse')}>{t('request.refuse')}</Button>}
            {request.mayWithdraw && <Button loading={decide.isPending} onClick={() => send('withdraw')}>{t('request.withdraw')}</Button>}
            {!request.mayDecide && !request.mayWithdraw && <span className="quiet">{t('request.waits')}</span>}
          </span>
        </>
      ) : <p className="quiet">{t(`request.${request.state}`, decided)}{request.decisionNote ? `：${request.decisionNote}` : ''}</p>}
      {decide.isError && <p className="problem" role="alert">{explain(decide.error)}</p>}
    </li>
  );
}
