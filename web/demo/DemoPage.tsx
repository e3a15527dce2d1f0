import { useCallback, useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import { Problem } from '@shared/api/problem.ts';
import type { Demo, DemoEvent, DemoEventKind } from '@shared/api/types/index.ts';
import { say, setLang, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { ThemeChoice } from '@shared/theme/theme.ts';
import { cityClock, syncCityClock, useCityNow, useCityRate } from '@shared/time/cityClock.ts';
import { cityDay, formatClock, formatNumber, formatTime } from '@shared/time/format.ts';
import { Accounts } from './Accounts.tsx';
import { useDemoTexts } from './texts.ts';

new ThemeChoice('console', 'dark');
const rates = [1, 10, 60] as const;
const advances = [1, 10, 60] as const;
const events: DemoEventKind[] = ['manholeShift', 'manholeWater', 'doorOpen', 'dust', 'residentReport', 'inspectorReport'];

/** The control page of the played city; plain and small, for a second window beside the screens. */
export function DemoPage() {
  const t = useDemoTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const [demo, setDemo] = useState<Demo | null | 'absent'>(null);
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);

  const load = useCallback(async () => {
    try {
      setDemo(await api.get<Demo>('/demo'));
      await syncCityClock();
    } catch (error) {
      if (error instanceof Problem && error.status === 404) setDemo('absent');
      else setSaid({ text: explain(error), bad: true });
    }
  }, []);
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), 5_000);
    return () => clearInterval(timer);
  }, [load]);

  const run = async (work: () => Promise<string>): Promise<void> => {
    try {
      setSaid({ text: await work(), bad: false });
    } catch (error) {
      setSaid({ text: explain(error), bad: true });
    }
    void load();
  };

  if (demo === 'absent') return <main className="demo"><h1>{t('absent')}</h1><p>{t('absent.body')}</p></main>;
  return (
    <main className="demo">
      <header>
        <h1>{t('title')}</h1>
        <button type="button" className="plain" onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}>{shared('app.language')}</button>
      </header>
      <p className="lead">{t('lead')}</p>
      <p className={said?.bad ? 'said bad' : 'said'} role="status">{said?.text}</p>
      <ClockControls demo={demo} run={run} />
      <EventsCard run={run} />
      {demo && <Accounts demo={demo} />}
    </main>
  );
}

type Run = (work: () => Promise<string>) => Promise<void>;

function ClockControls({ demo, run }: { demo: Demo | null; run: Run }) {
  const t = useDemoTexts();
  const now = useCityNow(250);
  const rate = useCityRate();
  const setRate = (next: number): Promise<void> => run(async () => {
    const clock = await api.post<{ now: string; rate: number }>('/demo/clock', { rate: next });
    cityClock.set(clock.now, clock.rate);
    return `${t('rate')}: ${clock.rate}×`;
  });
  const advance = (minutes: number): Promise<void> => run(async () => {
    const clock = await api.post<{ now: string; rate: number; processed: number }>('/demo/clock', { advanceTo: new Date(cityClock.now() + minutes * 60_000).toISOString() });
    cityClock.set(clock.now, clock.rate);
    return t('advanced', { at: formatTime(clock.now, clock.now), processed: formatNumber(clock.processed) });
  });
  const play = (playing: boolean): Promise<void> => run(async () => {
    await api.post('/demo/play', { playing });
    return playing ? t('playing') : t('paused');
  });
  return (
    <section>
      <h2>{t('clock')}</h2>
      <p className="clock"><time>{formatClock(now)}</time> <span>{cityDay(now)}</span>{demo && <span>{t('seed', { seed: demo.seed })}</span>}</p>
      <div className="row" role="group" aria-label={t('rate')}>
        <span>{t('rate')}</span>
        {rates.map((r) => <button key={r} type="button" aria-pressed={rate === r} onClick={() => void setRate(r)}>{t(`rate.${r}`)}</button>)}
      </div>
      <div className="row" role="group" aria-label={t('advance')}>
        <span>{t('advance')}</span>
        {advances.map((m) => <button key={m} type="button" onClick={() => void advance(m)}>{t(`advance.${m}`)}</button>)}
      </div>
      <div className="row">
        <button type="button" className="main" disabled={!demo} onClick={() => void play(!demo?.playing)}>{demo?.playing ? t('pause') : t('play')}</button>
        <span>{demo && (demo.playing ? t('playing') : t('paused'))}</span>
      </div>
    </section>
  );
}

function EventsCard({ run }: { run: Run }) {
  const t = useDemoTexts();
  const [bin, setBin] = useState('12');
  const number = Number(bin);
  const send = (kind: DemoEventKind, device?: string): Promise<void> => run(async () => {
    const asked = await api.post<DemoEvent>('/demo/events', { kind, ...(device ? { device } : {}) });
    const name = say(asked.deviceName, t.lang);
    return asked.openCase ? t('sent.open', { name, number: asked.openCase }) : t('sent', { what: name ? t('sent.at', { name, what: t('overflow.do') }) : t(kind) });
  });
  return (
    <section>
      <h2>{t('events')}</h2>
      <form
        className="row"
        onSubmit={(e) => {
          e.preventDefault();
          void send('overflow', `bin-${String(number).padStart(3, '0')}`);
        }}
      >
        <label htmlFor="bin">{t('overflow.which')}</label>
        <input id="bin" type="number" min="1" max="60" value={bin} onChange={(e) => setBin(e.target.value)} />
        <button type="submit" className="main" disabled={!(number >= 1 && number <= 60)}>{t('overflow.do')}</button>
      </form>
      <div className="grid">{events.map((kind) => <button key={kind} type="button" onClick={() => void send(kind)}>{t(kind)}</button>)}</div>
    </section>
  );
}
