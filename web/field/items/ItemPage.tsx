import { useCallback, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { WorkItemPage } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { hoursOf, useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { formatInstant } from '@shared/time/format.ts';
import { useDesk } from '../desk/Desk.ts';
import { useWords } from '../words.ts';
import { GiveSheet } from './GiveSheet.tsx';
import { ItemForm } from './ItemForm.tsx';

/** One item; its department gives tasks under it, or writes it otherwise. */
export function ItemPage() {
  const t = useWords();
  const words = useWorkItemTexts();
  const desk = useDesk();
  const { number = '' } = useParams();
  const [page, setPage] = useState<WorkItemPage | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const [sheet, setSheet] = useState<'give' | 'amend' | null>(null);
  const again = useCallback((): void => setTries((n) => n + 1), []);
  useEffect(() => {
    const abort = new AbortController();
    api.get<WorkItemPage>(`/work-items/${encodeURIComponent(number)}`, {}, abort.signal).then((found) => { setPage(found); setFailure(null); }).catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(error);
    });
    return () => abort.abort();
  }, [number, tries]);
  useEffect(() => desk.live.on('myWorkItem', again), [desk, again]);
  return (
    <>
      <p><Link className="plain-button" to="/items">{t('items.back')}</Link></p>
      {failure ? <p className="callout late" role="alert">{explain(failure)} <button type="button" className="plain-button" onClick={again}>{t('items.again')}</button></p> : null}
      {!page && !failure && <p className="soft" role="status">{t('items.loading')}</p>}
      {page && sheet === 'amend' && <ItemForm of={page} onSent={(fresh) => { setPage(fresh); setSheet(null); }} />}
      {page && sheet !== 'amend' && (
        <>
          <h1>{page.summary.name}</h1>
          <p><span className="pill">{words(`state.${page.summary.state}`)}</span> {say(page.summary.body.name, t.lang)} · {words('judged.by', { area: say(page.summary.judgeArea.name, t.lang) })}</p>
          <section className="card">
            {([['what', page.what], ['basis', page.basis], ['support', page.support]] as const).map(([name, text]) => <div key={name}><b>{words(name)}</b><p className="meeting-minutes">{text}</p></div>)}
            <p>{words('times.of', { times: page.summary.timesPerYear })} · {words('hours.of', { hours: hoursOf(page.summary.minutes) })} · {words('until.of', { day: page.summary.until })}</p>
            {page.judgement && <p className="callout">{page.judgement}</p>}
          </section>
          {page.mayGive && <button type="button" className="wide" onClick={() => setSheet('give')}>{words('give')}</button>}
          {page.moves.some((m) => m.move === 'amend') && <button type="button" className="wide" onClick={() => setSheet('amend')}>{words('move.amend')}</button>}
          <h2 className="group">{t('items.history')}</h2>
          <ol className="plain cards">
            {page.history.map((line) => <li key={line.id} className="soft">{formatInstant(line.at)} <b>{words.of(`line.${line.code}`)}</b> {line.by ? say(line.by, t.lang) : ''}{line.note && <span className="meeting-minutes"> {line.note}</span>}</li>)}
          </ol>
          {sheet === 'give' && <GiveSheet page={page} onClose={() => setSheet(null)} onGiven={again} />}
        </>
      )}
    </>
  );
}
