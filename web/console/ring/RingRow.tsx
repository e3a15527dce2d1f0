import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CasePage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatCount, formatTime } from '@shared/time/format.ts';
import { PersonPicker } from '../parts/PersonPicker.tsx';
import type { DeskRing } from './rings.ts';
import { titleOf, whyOf, type RingGroup } from './slots.ts';
import { useRingTexts } from './texts.ts';

/** To take a case is two presses within this time (ms of the page): one stray click takes nothing. */
const sureWithin = 3_000;

/** One call: why, what, where, since when, and the ways to arrange it. */
export function RingRow({ ring, onDone }: { ring: DeskRing; onDone: () => void }) {
  const t = useRingTexts();
  const shared = useSharedTexts();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const mayAccept = useMay('case.move') && ring.moves?.includes('accept') !== false;
  const mayAssign = useMay('case.assign') && ring.moves?.includes('assign') !== false;
  const isWithCrew = ring.moves?.includes('startWork') === true || ring.moves?.includes('done') === true;
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
  return (
    <div className="ring-row">
      <Lead ring={ring} to={address} title={say(ring.title, useLang())} place={say(ring.place.address, useLang())} />
      <span className="ring-acts">
        {mayAssign && (
          <Popover
            open={open} onOpenChange={setOpen} trigger="click" placement="topRight" destroyOnHidden
            content={
              <div className="ring-assign" role="group" aria-label={t('assign')}>
                <PersonPicker role={isWithCrew ? 'crew' : 'officer'} place={ring.place} value={chosen} onChange={setChosen} />
                <Button
                  type="primary" block disabled={!chosen} loading={act.isPending && act.variables?.move === 'assign'}
                  onClick={() => { if (chosen) act.mutate({ move: 'assign', userName: chosen }); }}
                >{t('assign.do')}</Button>
              </div>
            }
          >
            <Button type="primary" aria-expanded={open}>{shared('move.assign')}…</Button>
          </Popover>
        )}
        {mayAccept && <TakeButton busy={act.isPending && act.variables?.move === 'accept'} onTake={() => act.mutate({ move: 'accept' })} />}
        <Link className="ring-open" to={address}>{t('open')}</Link>
      </span>
    </div>
  );
}

/** Several calls for the same thing at several places: arranged one by one, in their list. */
export function BundleRow({ group }: { group: RingGroup }) {
  const t = useRingTexts();
  const lang = useLang();
  const [first] = group.rings;
  const count = group.rings.length;
  const list = `/cases?state=${whyOf(first) === 'noCrew' ? 'handedOver' : 'open'}&category=${encodeURIComponent(first.category)}&sort=urgent`;
  return (
    <div className="ring-row">
      <Lead
        ring={first} to={list} title={t('bundle', { title: titleOf(group), count })}
        place={t('bundle.places', { place: first.place.address, count: lang === 'zh' ? count : count - 1 })}
      />
      <span className="ring-acts"><Link className="ring-open" to={list}>{t('bundle.open')}</Link></span>
    </div>
  );
}

function Lead({ ring, to, title, place }: { ring: DeskRing; to: string; title: string; place: string }) {
  const t = useRingTexts();
  const now = useCityNow(1_000);
  const left = ring.until ? Date.parse(ring.until) - now : null;
  return (
    <>
      <svg className="ring-bell" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6zM9.5 19a2.6 2.6 0 0 0 5 0z" fill="currentColor" /></svg>
      <b className="ring-why">{t(`why.${whyOf(ring)}`)}</b>
      <SeverityMark severity={ring.severity} />
      <Link className="ring-what" to={to}>{title}<span>{place}</span></Link>
      <span className="ring-since">
        {t('since', { at: formatTime(ring.since, now), age: formatCount(Math.max(0, now - Date.parse(ring.since))) })}
        {left !== null && left > 0 && <> · {t('left', { left: formatCount(left) })}</>}
      </span>
    </>
  );
}

function TakeButton({ busy, onTake }: { busy: boolean; onTake: () => void }) {
  const t = useRingTexts();
  const shared = useSharedTexts();
  const [sure, setSure] = useState(false);
  useEffect(() => {
    if (!sure) return;
    const timer = setTimeout(() => setSure(false), sureWithin);
    return () => clearTimeout(timer);
  }, [sure]);
  const press = (): void => {
    setSure(!sure);
    if (sure) onTake();
  };
  return <Button danger={sure} loading={busy} onClick={press}>{sure ? t('sure') : shared('move.accept')}</Button>;
}
