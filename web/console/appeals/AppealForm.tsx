import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CaseAppeals, Judgement } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { At } from '../parts/Age.tsx';
import { PhotoField, type TakenPhoto } from '../parts/PhotoField.tsx';
import { useAppealTexts } from './texts.ts';

/** After an appeal or its judgement: the case, its appeals and all lists are otherwise. */
export function useAppealSend(number: string, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ to, body }: { to: string; body: object }) => api.post<CaseAppeals>(`/cases/${encodeURIComponent(number)}/appeals${to}`, body),
    onSuccess: (page) => {
      queries.setQueryData(['case', number, 'appeals'], page);
      done();
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['case', number] });
      void queries.invalidateQueries({ queryKey: ['appeals'] });
    },
  });
}

/** What is held against a body, and the form to appeal against it. */
export function JudgementLine({ item, within, judgeWithin }: { item: Judgement; within?: string; judgeWithin?: string }) {
  const t = useAppealTexts();
  const lang = useLang();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <p><b>{t(`kind.${item.kind}`)}</b> <span className="quiet">{say(item.body.name, lang)} · {t('judged', { at: '' })}<At at={item.judgedAt} />{item.kind === 'late' && <> · {t('stay', { at: '' })}<At at={item.stayAt} /></>}</span></p>
      <p className="quiet">{item.until ? <>{t('until', { at: '' })} <At at={item.until} /></> : within ? t('untilOpen', { within }) : t('untilOpenShort')}</p>
      {!item.mayAppeal ? <p className="quiet">{t('asked')}</p>
        : asks ? <Form item={item} judgeWithin={judgeWithin ?? ''} onDone={() => setAsks(false)} />
          : <Button size="small" aria-label={`${t('appeal')} ${t(`kind.${item.kind}`)} ${item.number}`} onClick={() => setAsks(true)}>{t('appeal')}</Button>}
    </>
  );
}

function Form({ item, judgeWithin, onDone }: { item: Judgement; judgeWithin: string; onDone: () => void }) {
  const t = useAppealTexts();
  const [words, setWords] = useState('');
  const [photo, setPhoto] = useState<TakenPhoto | null>(null);
  const [storing, setStoring] = useState(false);
  const send = useAppealSend(item.number, onDone);
  const body = { kind: item.kind, judgedAt: item.judgedAt, stayAt: item.stayAt, body: item.body.id, words: words.trim(), fileIds: photo ? [photo.id] : [] };
  return (
    <div className="appeal-form">
      <Input.TextArea autoFocus value={words} maxLength={2_000} autoSize={{ minRows: 2, maxRows: 8 }} aria-label={t('words')} placeholder={t('words')} onChange={(e) => setWords(e.target.value)} />
      <PhotoField label={t('photo')} value={photo} onChange={setPhoto} onStoring={setStoring} />
      <p className="quiet">{judgeWithin ? t('judgeWithin', { within: judgeWithin }) : t('once')}</p>
      <span className="move-buttons">
        <Button type="primary" disabled={!words.trim() || storing} loading={send.isPending} onClick={() => send.mutate({ to: '', body })}>{t('send')}</Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </div>
  );
}
