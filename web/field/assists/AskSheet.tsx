import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { CasePage, OrganizationRef, Page, TimeUnit } from '@shared/api/types/index.ts';
import { useAssistTexts } from '@shared/i18n/assistTexts.ts';
import { say } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useDesk } from '../desk/Desk.ts';
import { Sheet } from '../parts/Sheet.tsx';
import { limitOf, noLimit, type Limit } from '../rules/limit.ts';
import { useWords } from '../words.ts';

/** A body that can be asked for a part of a case. */
export function BodyChoice({ number, value, onChange }: { number: string; value: string; onChange: (id: string) => void }) {
  const t = useWords();
  const words = useAssistTexts();
  const [bodies, setBodies] = useState<OrganizationRef[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    const abort = new AbortController();
    api.get<Page<OrganizationRef>>(`/cases/${encodeURIComponent(number)}/assists/bodies`, {}, abort.signal).then((page) => setBodies(page.items)).catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(error);
    });
    return () => abort.abort();
  }, [number]);
  return (
    <div className="field"><label htmlFor="assist-body">{words('ask.body')}</label>
      <select id="assist-body" value={value} disabled={bodies === null} onChange={(e) => onChange(e.target.value)}>
        <option value="">{bodies === null ? words('loading') : ''}</option>
        {(bodies ?? []).map((body) => <option key={body.id} value={body.id}>{say(body.name, t.lang)}</option>)}
      </select>
      {bodies?.length === 0 && <p className="soft">{words('ask.bodies.none')}</p>}
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
    </div>
  );
}

const units: readonly TimeUnit[] = ['workingHours', 'workingDays', 'minutes'];

/** Within what time a part is to be done; nothing typed means what `usual` says. */
export function LimitField({ value, usual, onChange }: { value: Limit; usual: string; onChange: (value: Limit) => void }) {
  const words = useAssistTexts();
  return (
    <div className="field"><label htmlFor="assist-amount">{words('ask.limit')}</label>
      <input id="assist-amount" type="number" inputMode="decimal" min="0.5" step="0.5" placeholder={usual} value={value.amount} onChange={(e) => onChange({ ...value, amount: e.target.value })} />
      <select aria-label={words('ask.limit')} value={value.unit} onChange={(e) => onChange({ ...value, unit: e.target.value as TimeUnit })}>{units.map((one) => <option key={one} value={one}>{words(`unit.${one}`)}</option>)}</select>
    </div>
  );
}

/** 请求协办 from the phone of the body that leads the case. */
export function AskSheet({ number, onClose }: { number: string; onClose: () => void }) {
  const words = useAssistTexts();
  const desk = useDesk();
  const keyOf = useKeyOf();
  const [body, setBody] = useState('');
  const [what, setWhat] = useState('');
  const [limit, setLimit] = useState(noLimit);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (): Promise<void> => {
    if (busy || !body || !what.trim()) return;
    setBusy(true);
    setFailure(null);
    const request = { organizationId: body, what: what.trim(), ...limitOf(limit) };
    try {
      desk.tasks.put(await api.post<CasePage>(`/cases/${encodeURIComponent(number)}/assists`, request, { idempotencyKey: keyOf(JSON.stringify(request)) }));
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={words('ask')} onClose={onClose}>
      <BodyChoice number={number} value={body} onChange={setBody} />
      <div className="field"><label htmlFor="assist-what">{words('ask.what')}</label><textarea id="assist-what" rows={3} maxLength={2_000} value={what} onChange={(e) => setWhat(e.target.value)} /></div>
      <LimitField value={limit} usual={words('ask.limit.case')} onChange={setLimit} />
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      <button type="button" className="wide" disabled={busy || !body || !what.trim()} onClick={() => void send()}>{busy ? words('sending') : words('ask.send')}</button>
    </Sheet>
  );
}
