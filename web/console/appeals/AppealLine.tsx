import { Button, Input } from 'antd';
import { useState } from 'react';
import { fileUrl } from '@shared/api/client.ts';
import type { Appeal } from '@shared/api/types/index.ts';
import { useAppealTexts } from '@shared/i18n/appealTexts.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { At } from '../parts/Age.tsx';
import { useAppealSend } from './useAppealSend.ts';

/** An appeal with its reasons, where it waits or how it was judged, and the form of whoever judges it. */
export function AppealLine({ item }: { item: Appeal }) {
  const t = useAppealTexts();
  const lang = useLang();
  return (
    <>
      <p><b>{t(`kind.${item.kind}`)}</b> <span className="quiet">{t('judged', { at: '' })}<At at={item.judgedAt} />{item.kind === 'late' && <> · {t('stay', { at: '' })}<At at={item.stayAt} /></>}</span></p>
      <p className="quiet">{t('by', { body: say(item.body.name, lang), by: say(item.by, lang), at: '' })} <At at={item.at} /></p>
      <blockquote>{item.words}</blockquote>
      {item.mayOpen && item.fileIds.length > 0 && (
        <p className="appeal-photos">{item.fileIds.map((id, i) => <a key={id} href={fileUrl(id)} target="_blank" rel="noreferrer"><img src={fileUrl(id)} alt={t('photoOf', { n: i + 1 })} /></a>)}</p>
      )}
      {item.state === 'waiting' ? (
        <>
          <p className={item.late ? 'due-late' : 'due-soon'}>{t('level', { level: say(item.level, lang) })} · {t(item.late && item.timesIgnored === 0 ? 'missed' : 'due', { at: '' })} <At at={item.dueAt} /></p>
          {item.timesIgnored > 0 && <p className="due-late">{t('ignored', { count: item.timesIgnored })}</p>}
          {item.mayDecide && <Decide item={item} />}
        </>
      ) : (
        <>
          <p><b>{t(item.state === 'upheld' ? 'upheldBy' : 'rejectedBy')}</b> <span className="quiet">{t('decided', { by: item.decidedBy ? say(item.decidedBy, lang) : '–', at: '' })}<At at={item.decidedAt} /></span></p>
          {item.decisionNote && <blockquote>{item.decisionNote}</blockquote>}
        </>
      )}
    </>
  );
}

function Decide({ item }: { item: Appeal }) {
  const t = useAppealTexts();
  const [words, setWords] = useState('');
  const send = useAppealSend(item.number);
  const decide = (decision: 'uphold' | 'reject'): void => send.mutate({ to: `/${item.id}/decision`, body: { decision, words: words.trim() } });
  return (
    <div className="appeal-form">
      <Input.TextArea value={words} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} aria-label={`${t('note')} ${item.number}`} placeholder={t('note')} onChange={(e) => setWords(e.target.value)} />
      <span className="move-buttons">
        <Button type="primary" disabled={!words.trim()} loading={send.isPending} onClick={() => decide('uphold')}>{t('uphold')}</Button>
        <Button danger disabled={!words.trim()} loading={send.isPending} onClick={() => decide('reject')}>{t('reject')}</Button>
      </span>
      {send.isError && <p className="problem" role="alert">{explain(send.error)}</p>}
    </div>
  );
}
