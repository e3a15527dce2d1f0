import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CasePage, Severity } from '@shared/api/types.ts';
import { lang as currentLang, say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatCount, formatTime } from '@shared/time/format.ts';
import { PersonPicker } from '../parts/PersonPicker.tsx';
import { useHotkeys } from '../shell/hotkeys.ts';
import { playTone, speak } from '../shell/tones.ts';
import type { DeskRing } from './rings.ts';
import { useRingTexts } from './texts.ts';
import { useRings } from './useRings.ts';
import './ring.css';

/** A desk that rings does so again every so many ms of the page, until somebody acts. */
const toneEvery = 6_000;
/** More than these are counted, not drawn: the page below must stay usable. */
const mostRows = 3;

/** Along the foot of every page while a call rings for this account: nobody else took the case. */
export function RingBar({ muted }: { muted: boolean }) {
  const t = useRingTexts();
  const navigate = useNavigate();
  const { rings, again } = useRings();
  const first = rings[0];
  const worst = rings.reduce<Severity>((most, ring) => (ring.severity > most ? ring.severity : most), 2);
  useEffect(() => {
    if (!first || muted) return;
    playTone(worst);
    const timer = setInterval(() => playTone(worst), toneEvery);
    return () => clearInterval(timer);
  }, [first?.callId, worst, muted]);
  useEffect(() => {
    if (first && !muted) speak(t('voice', { title: say(first.title), place: say(first.place.address) }), currentLang());
  }, [first?.callId]);
  useHotkeys(first ? [{ keys: 'r', label: t('key.open'), scope: 'everywhere', run: () => void navigate(`/cases/${encodeURIComponent(first.caseNumber)}`) }] : []);
  if (!first) return null;
  return (
    <section className="rings" aria-label={t('label')}>
      <p className="sr-only" role="alert">{t('voice', { title: say(first.title), place: say(first.place.address) })}</p>
      {rings.slice(0, mostRows).map((ring) => <RingRow key={ring.callId} ring={ring} onDone={again} />)}
      {rings.length > mostRows && <Link className="rings-more" to="/cases?state=filed">{t('more', { count: rings.length - mostRows })}</Link>}
    </section>
  );
}

function RingRow({ ring, onDone }: { ring: DeskRing; onDone: () => void }) {
  const t = useRingTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const now = useCityNow(1_000);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const mayAccept = useMay('case.move') && ring.moves?.includes('accept') !== false;
  const mayAssign = useMay('case.assign') && ring.moves?.includes('assign') !== false;
  const noCrew = ring.moves?.includes('startWork') === true;
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const act = useMutation({
    mutationFn: (body: { move: 'accept' } | { move: 'assign'; userName: string }) => api.post<CasePage>(`/cases/${encodeURIComponent(ring.caseNumber)}/moves`, body),
    onSuccess: (_, body) => {
      setOpen(false);
      void message.success(t('done', { move: shared(`move.${body.move}`), number: ring.caseNumber }));
    },
    onError: (error) => void message.warning(explain(error)),
    onSettled: () => {
      onDone();
      void queries.invalidateQueries({ queryKey: ['case', ring.caseNumber] });
    },
  });
  const address = `/cases/${encodeURIComponent(ring.caseNumber)}`;
  const left = ring.until ? Date.parse(ring.until) - now : null;
  return (
    <div className="ring-row">
      <svg className="ring-bell" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6zM9.5 19a2.6 2.6 0 0 0 5 0z" fill="currentColor" /></svg>
      <b className="ring-why">{t(noCrew ? 'why.noCrew' : ring.role === 'dutyList' ? 'why.dutyList' : ring.role === 'operator' ? 'why.operator' : 'why.other')}</b>
      <SeverityMark severity={ring.severity} />
      <Link className="ring-what" to={address}>{say(ring.title, lang)}<span>{say(ring.place.address, lang)}</span></Link>
      <span className="ring-since">
        {t('since', { at: formatTime(ring.since, now), age: formatCount(Math.max(0, now - Date.parse(ring.since))) })}
        {left !== null && left > 0 && <> · {t('left', { left: formatCount(left) })}</>}
      </span>
      <span className="ring-acts">
        {mayAccept && <Button type="primary" loading={act.isPending && act.variables?.move === 'accept'} onClick={() => act.mutate({ move: 'accept' })}>{shared('move.accept')}</Button>}
        {mayAssign && (
          <Popover
            open={open} onOpenChange={setOpen} trigger="click" placement="topRight" destroyOnHidden
            content={
              <div className="ring-assign" role="group" aria-label={t('assign')}>
                <PersonPicker place={ring.place} value={chosen} onChange={setChosen} />
                <Button
                  type="primary" block disabled={!chosen} loading={act.isPending && act.variables?.move === 'assign'}
                  onClick={() => { if (chosen) act.mutate({ move: 'assign', userName: chosen }); }}
                >{t('assign.do')}</Button>
              </div>
            }
          >
            <Button aria-expanded={open}>{shared('move.assign')}…</Button>
          </Popover>
        )}
        <Link className="ring-open" to={address}>{t('open')}</Link>
      </span>
    </div>
  );
}
