import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Category, Page, WorkItemDraft, WorkItemPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { hoursOf, useWorkItemTexts } from '@shared/i18n/workItemTexts.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { toField } from '@shared/time/cityField.ts';

const texts = [['name', 60, 1], ['what', 2_000, 4], ['basis', 500, 2], ['support', 500, 2]] as const;

/** A department asks for an item, or writes one otherwise that came back. */
export function ItemForm({ of, onSent }: { of?: WorkItemPage; onSent?: (page: WorkItemPage) => void }) {
  const words = useWorkItemTexts();
  const navigate = useNavigate();
  const keyOf = useKeyOf();
  const today = toField(useCityNow(60_000)).slice(0, 10);
  const [draft, setDraft] = useState({ name: of?.summary.name ?? '', what: of?.what ?? '', basis: of?.basis ?? '', support: of?.support ?? '', hours: of ? hoursOf(of.summary.minutes) : '', times: of ? String(of.summary.timesPerYear) : '1', until: of?.summary.until ?? '' });
  const lang = useLang();
  const [kinds, setKinds] = useState<Category[]>([]);
  const [codes, setCodes] = useState<string[]>(of?.categories.map((c) => c.code) ?? []);
  useEffect(() => {
    const abort = new AbortController();
    // Without the list the request goes without categories, or with those that it has.
    api.get<Page<Category>>('/categories', {}, abort.signal).then((page) => setKinds(page.items)).catch(() => undefined);
    return () => abort.abort();
  }, []);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const set = (name: keyof typeof draft, value: string): void => setDraft({ ...draft, [name]: value });
  const whole = texts.every(([name]) => draft[name].trim()) && Number(draft.hours) > 0 && Number(draft.times) > 0 && draft.until !== '';
  const send = async (): Promise<void> => {
    if (!whole || busy) return;
    setBusy(true);
    setFailure(null);
    const body: WorkItemDraft = {
      name: draft.name.trim(), what: draft.what.trim(), basis: draft.basis.trim(), support: draft.support.trim(), minutes: Math.round(Number(draft.hours) * 60), timesPerYear: Math.round(Number(draft.times)), until: draft.until,
      categories: codes,
    };
    try {
      const page = of
        ? await api.put<WorkItemPage>(`/work-items/${encodeURIComponent(of.summary.number)}`, body)
        : await api.post<WorkItemPage>('/work-items', body, { idempotencyKey: keyOf(JSON.stringify(body)) });
      if (onSent) onSent(page);
      else void navigate(`/items/${encodeURIComponent(page.summary.number)}`, { replace: true });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const wrong = failure instanceof Problem ? failure.field : null;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {!of && <h1>{words('ask')}</h1>}
      {texts.map(([name, most, rows]) => (
        <div key={name} className="field"><label htmlFor={`item-${name}`}>{words(name)}</label>
          {rows === 1 ? <input id={`item-${name}`} maxLength={most} value={draft[name]} aria-invalid={wrong === name} onChange={(e) => set(name, e.target.value)} /> : <textarea id={`item-${name}`} rows={rows} maxLength={most} value={draft[name]} aria-invalid={wrong === name} onChange={(e) => set(name, e.target.value)} />}
        </div>
      ))}
      <div className="field"><label htmlFor="item-hours">{words('hours')}</label><input id="item-hours" type="number" inputMode="decimal" min="0.25" max="400" step="0.25" value={draft.hours} aria-invalid={wrong === 'minutes'} onChange={(e) => set('hours', e.target.value)} /></div>
      <div className="field"><label htmlFor="item-times">{words('times')}</label><input id="item-times" type="number" inputMode="numeric" min="1" max="366" value={draft.times} aria-invalid={wrong === 'timesPerYear'} onChange={(e) => set('times', e.target.value)} /></div>
      <div className="field"><label htmlFor="item-until">{words('until')}</label><input id="item-until" type="date" min={today} value={draft.until} aria-invalid={wrong === 'until'} onChange={(e) => set('until', e.target.value)} /></div>
      {kinds.length > 0 && (
        <details className="field meeting-choices">
          <summary>{words('categories.choose', { n: codes.length })}</summary>
          {kinds.map((kind) => (
            <label key={kind.code} className="switch"><input type="checkbox" checked={codes.includes(kind.code)} onChange={(ev) => setCodes(ev.target.checked ? [...codes, kind.code] : codes.filter((c) => c !== kind.code))} />{say(kind.name, lang)}</label>
          ))}
        </details>
      )}
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      <button type="submit" className="wide" disabled={!whole || busy}>{busy ? words('sending') : words('ask.send')}</button>
    </form>
  );
}
