import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { CommitteeToAsk, Page, WorkItemPage } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { fromField, toField } from '@shared/time/cityField.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { useWords } from '../words.ts';

/** Gives neighborhoods a task under an admitted item. */
export function GiveSheet({ page, onClose, onGiven }: { page: WorkItemPage; onClose: () => void; onGiven: () => void }) {
  const t = useWords();
  const words = useWorkItemTexts();
  const now = useCityNow(60_000);
  const keyOf = useKeyOf();
  const [choices, setChoices] = useState<CommitteeToAsk[] | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [what, setWhat] = useState('');
  const [due, setDue] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const address = `/work-items/${encodeURIComponent(page.summary.number)}`;
  useEffect(() => {
    const abort = new AbortController();
    api.get<Page<CommitteeToAsk>>(`${address}/committees`, {}, abort.signal).then((told) => setChoices(told.items)).catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(error);
    });
    return () => abort.abort();
  }, [address]);
  const at = fromField(due);
  const free = (choices ?? []).filter((c) => !c.full);
  const send = async (): Promise<void> => {
    if (busy || !what.trim() || at === null || chosen.length === 0) return;
    setBusy(true);
    setFailure(null);
    const body = { committees: chosen, what: what.trim(), dueAt: at };
    try {
      await api.post(`${address}/tasks`, body, { idempotencyKey: keyOf(JSON.stringify(body)) });
      onGiven();
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={words('give')} onClose={onClose}>
      <div className="field"><label htmlFor="give-what">{words('what.task')}</label><textarea id="give-what" rows={3} maxLength={2_000} value={what} onChange={(e) => setWhat(e.target.value)} /></div>
      <div className="field"><label htmlFor="give-due">{words('due')}</label><input id="give-due" type="datetime-local" min={toField(now)} value={due} onChange={(e) => setDue(e.target.value)} /></div>
      <fieldset className="field meeting-choices">
        <legend>{words('committees')}</legend>
        {choices === null && failure === null && <p className="soft" role="status">{t('items.loading')}</p>}
        {choices?.length === 0 && <p className="soft">{words('committees.none')}</p>}
        {free.length > 1 && <label className="switch"><input type="checkbox" checked={chosen.length === free.length} onChange={(e) => setChosen(e.target.checked ? free.map((c) => c.id) : [])} />{words('committees.all')}</label>}
        {(choices ?? []).map((c) => (
          <label key={c.id} className="switch"><input type="checkbox" disabled={c.full} checked={chosen.includes(c.id)} onChange={(e) => setChosen(e.target.checked ? [...chosen, c.id] : chosen.filter((id) => id !== c.id))} />
            <span>{say(c.name, t.lang)} <span className="soft">{c.full ? words('committees.full') : c.given > 0 ? words('committees.given', { n: c.given }) : ''}</span></span>
          </label>
        ))}
      </fieldset>
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      <button type="button" className="wide" disabled={busy || !what.trim() || at === null || chosen.length === 0} onClick={() => void send()}>{busy ? words('sending') : words('give.send', { n: chosen.length })}</button>
    </Sheet>
  );
}
