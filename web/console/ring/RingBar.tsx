import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Severity } from '@shared/api/types/index.ts';
import { lang as currentLang, say } from '@shared/i18n/lang.ts';
import { useHotkeys } from '../shell/hotkeys.ts';
import { playTone, speak } from '../shell/tones.ts';
import { BundleRow, RingRow } from './RingRow.tsx';
import { grouped, nextSlots } from './slots.ts';
import { useRingTexts } from './texts.ts';
import { useRings } from './useRings.ts';
import './ring.css';

/** A desk that rings does so again every so many ms of the page, until somebody acts. */
const toneEvery = 6_000;

/** Along the foot of every page while a call rings for this account: nobody else took the case. */
export function RingBar({ muted }: { muted: boolean }) {
  const t = useRingTexts();
  const navigate = useNavigate();
  const { rings, again } = useRings();
  const first = rings[0];
  const worst = rings.reduce<Severity>((most, ring) => (ring.severity > most ? ring.severity : most), 2);
  const groups = grouped(rings);
  const slots = useSlots(groups);
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
  const shown = slots.map((key) => groups.find((group) => group.key === key) ?? null);
  const more = groups.filter((group) => !slots.includes(group.key)).reduce((sum, group) => sum + group.rings.length, 0);
  return (
    <section className="rings" aria-label={t('label')}>
      <p className="sr-only" role="alert">{t('voice', { title: say(first.title), place: say(first.place.address) })}</p>
      {more > 0 && <Link className="rings-more" to="/cases?state=open&sort=urgent">{t('more', { count: more })}</Link>}
      {shown.map((group, i) => {
        if (!group) return <div key={`free ${i}`} className="ring-row" />;
        return group.rings.length > 1 ? <BundleRow key={group.key} group={group} /> : <RingRow key={group.rings[0].callId} ring={group.rings[0]} onDone={again} />;
      })}
    </section>
  );
}

/** The rows' slots, each kept as long as its row stays. */
function useSlots(groups: ReturnType<typeof grouped>): readonly (string | null)[] {
  const [slots, setSlots] = useState<readonly (string | null)[]>([]);
  const next = nextSlots(slots, groups);
  const isSame = next.length === slots.length && next.every((key, i) => key === slots[i]);
  if (!isSame) setSlots(next);
  return isSame ? slots : next;
}
