import { useCallback, useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Appeal, Judgement, Page } from '@shared/api/types/index.ts';
import { useAppealTexts } from '@shared/i18n/appealTexts.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useWords } from '../words.ts';
import { AppealSheet } from './AppealSheet.tsx';

interface Known { held: Judgement[]; own: Appeal[] }

/** 申诉: what is held against my body, and what came of its appeals. */
export function AppealsPage() {
  const t = useWords();
  const words = useAppealTexts();
  const now = useCityNow(60_000);
  const [known, setKnown] = useState<Known | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [asked, setAsked] = useState<Judgement | null>(null);
  const load = useCallback((signal?: AbortSignal): void => {
    Promise.all([api.get<Page<Judgement>>('/appeals/judgements', {}, signal), api.get<Page<Appeal>>('/appeals', { limit: 50 }, signal)]).then(([held, own]) => {
      setKnown({ held: held.items, own: own.items });
      setFailure(null);
    }).catch((error: unknown) => {
      if (!signal?.aborted) setFailure(error);
    });
  }, []);
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal);
    return () => abort.abort();
  }, [load]);
  return (
    <>
      <h1>{words('title')}</h1>
      <p className="soft">{words('held.lead')}</p>
      {failure ? <p className="callout late" role="alert">{explain(failure)} <button type="button" className="plain-button" onClick={() => load()}>{t('appeals.again')}</button></p> : null}
      {known === null && failure === null && <p className="soft" role="status">{words('loading')}</p>}
      {known && (
        <>
          <h2 className="group">{words('held')}<span className="group-count">{known.held.length}</span></h2>
          {known.held.length === 0 && <p className="soft">{words('held.none')}</p>}
          <ul className="plain cards">
            {known.held.map((item) => (
              <li key={`${item.number} ${item.kind} ${item.judgedAt} ${item.stayAt} ${item.body.id}`} className="card">
                <span className="task-card-head"><span className="pill late">{words(`kind.${item.kind}`)}</span><b>{item.number}</b></span>
                <strong className="task-card-title">{say(item.title, t.lang)}</strong>
                <span className="soft">{words('judged', { at: formatTime(item.judgedAt, now) })}{item.kind === 'late' && <> · {words('stay', { at: formatTime(item.stayAt, now) })}</>}</span>
                {item.mayAppeal ? (
                  <>
                    <span>{item.until ? words('until', { at: formatTime(item.until, now) }) : words('untilOpenShort')}</span>
                    <button type="button" className="plain-button" aria-label={`${words('appeal')} ${words(`kind.${item.kind}`)} ${item.number}`} onClick={() => setAsked(item)}>{words('appeal')}</button>
                  </>
                ) : <span className="soft">{words('asked')}</span>}
              </li>
            ))}
          </ul>
          <h2 className="group">{words('held.own')}<span className="group-count">{known.own.length}</span></h2>
          {known.own.length === 0 && <p className="soft">{words('held.ownNone')}</p>}
          <ul className="plain cards">
            {known.own.map((item) => (
              <li key={item.id} className="card">
                <span className="task-card-head"><span className={item.state === 'waiting' ? 'pill' : item.state === 'upheld' ? 'pill ok' : 'pill late'}>{words(`state.${item.state}`)}</span><b>{item.number}</b></span>
                <strong className="task-card-title">{words(`kind.${item.kind}`)} · {say(item.title, t.lang)}</strong>
                <span>{item.words}</span>
                {item.state === 'waiting' && <span className="soft">{words('level', { level: say(item.level, t.lang) })} · {words(item.late ? 'missed' : 'due', { at: formatTime(item.dueAt, now) })}</span>}
                {item.decisionNote && <span>{words(item.state === 'upheld' ? 'upheldBy' : 'rejectedBy')}{t.lang === 'zh' ? '：' : ': '}{item.decisionNote}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {asked && <AppealSheet item={asked} onClose={() => setAsked(null)} onSent={() => load()} />}
    </>
  );
}
