import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '@shared/api/client.ts';
import { useKeyOf } from '@shared/api/useKeyOf.ts';
import type { MeetingPage, NewMeeting as Body, Page, Text } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useMeetingTexts } from '@shared/i18n/meetingTexts.ts';
import { explain } from '@shared/i18n/problems.ts';
import { fromField, toField } from '@shared/time/cityField.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { useDesk } from '../desk/Desk.ts';
import { useTold } from '../desk/Told.ts';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words.ts';

/** A neighborhood's worker calls bodies to a place or to a case, from the phone. */
export function NewMeeting() {
  const t = useWords();
  const words = useMeetingTexts();
  const desk = useDesk();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const about = search.get('case') ?? '';
  const now = useCityNow(60_000);
  const fix = useTold(desk.position.fix);
  const keyOf = useKeyOf();
  const [matter, setMatter] = useState('');
  const [address, setAddress] = useState('');
  const [comeBy, setComeBy] = useState('');
  const [bodies, setBodies] = useState<string[]>([]);
  const [choices, setChoices] = useState<{ id: string; name: Text }[] | null>(null);
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  // Whoever answers for a zone over the place can be called to it too.
  const [place, setPlace] = useState<{ lon: number; lat: number } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    api.get<Page<{ id: string; name: Text }>>('/meeting-bodies', { caseNumber: about || null, ...(place ? place : {}) }, abort.signal).then((page) => setChoices(page.items)).catch((error: unknown) => {
      if (!abort.signal.aborted) setFailure(error);
    });
    return () => abort.abort();
  }, [about, place]);
  const at = fromField(comeBy);
  const lacks = { matter: !matter.trim(), address: !address.trim() && !about, comeBy: at === null || Date.parse(at) <= now, bodies: bodies.length === 0 };
  const fault = (name: keyof typeof lacks) => pressed && lacks[name] && <p className="field-error" role="alert">{t(`meetings.error.${name}`)}</p>;
  const send = async (): Promise<void> => {
    setPressed(true);
    if (Object.values(lacks).some(Boolean) || busy || at === null) return;
    setBusy(true);
    setFailure(null);
    const body: Body = {
      kind: 'summons', matter: matter.trim(), comeBy: at, bodies, ...(about ? { caseNumber: about } : {}), ...(address.trim() ? { address: address.trim() } : {}), ...(place ?? {}),
    };
    try {
      const page = await api.post<MeetingPage>('/meetings', body, { idempotencyKey: keyOf(JSON.stringify(body)) });
      void desk.meetings.refresh();
      void navigate(`/meeting/${encodeURIComponent(page.summary.number)}`, { replace: true });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <h1>{t('meetings.call')}</h1>
      {about && <p className="callout">{words('new.case', { number: about })}</p>}
      <div className="field"><label htmlFor="meeting-matter">{words('new.matter')}</label><textarea id="meeting-matter" rows={3} maxLength={500} value={matter} onChange={(e) => setMatter(e.target.value)} aria-invalid={pressed && lacks.matter} />{fault('matter')}</div>
      <div className="field">
        <label htmlFor="meeting-address">{t(about ? 'meetings.address.case' : 'meetings.address')}</label>
        <input id="meeting-address" maxLength={200} value={address} onChange={(e) => setAddress(e.target.value)} aria-invalid={pressed && lacks.address} />{fault('address')}
        {!about && (fix
          ? <label className="switch"><input type="checkbox" checked={place !== null} onChange={(e) => setPlace(e.target.checked ? { lon: fix.lon, lat: fix.lat } : null)} />{t('meetings.here')}</label>
          : <button type="button" className="plain-button" onClick={() => desk.position.start()}><Icon name="target" size={22} />{t('report.where.here')}</button>)}
      </div>
      <div className="field"><label htmlFor="meeting-when">{words('new.comeBy')}</label><input id="meeting-when" type="datetime-local" min={toField(now)} value={comeBy} onChange={(e) => setComeBy(e.target.value)} aria-invalid={pressed && lacks.comeBy} />{fault('comeBy')}</div>
      <fieldset className="field meeting-choices">
        <legend>{words('new.bodies')}</legend>
        {choices === null && failure === null && <p className="soft" role="status">{t('meetings.loading')}</p>}
        {choices?.length === 0 && <p className="soft">{t('meetings.noBodies')}</p>}
        {(choices ?? []).map((body) => (
          <label key={body.id} className="switch"><input type="checkbox" checked={bodies.includes(body.id)} onChange={(e) => setBodies(e.target.checked ? [...bodies, body.id] : bodies.filter((id) => id !== body.id))} />{say(body.name, t.lang)}</label>
        ))}
        {fault('bodies')}
      </fieldset>
      {failure ? <p className="callout late" role="alert">{explain(failure)}</p> : null}
      <button type="submit" className="wide" disabled={busy}>{busy ? words('sending') : words('new.send')}</button>
    </form>
  );
}
