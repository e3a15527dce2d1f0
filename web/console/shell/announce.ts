import { useCallback, useEffect, useRef, useState } from 'react';
import type { Attention, CaseSummary, Text } from '@shared/api/types/index.ts';
import { lang, say } from '@shared/i18n/lang.ts';
import { sharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useNews } from '@shared/live/useLive.ts';
import { useMe } from '@shared/session/useSession.ts';
import { cityClock } from '@shared/time/cityClock.ts';
import { playTone, soundBlocked, speak, wakeSound } from './tones.ts';
import { useShellTexts } from './texts.ts';
import { useAttention } from './useAttention.ts';

export interface Mute { name: Text; /** Machine time in ms. */ until: number }
export interface Sound {
  mute: Mute | null;
  /** How many alarms call each operator, and since when that is a flood. */
  attention: Attention;
  blocked: boolean;
  allow: () => void;
  muteTenMinutes: () => void;
  unmute: () => void;
}

const tenMinutes = 600_000;
const kept = 'jingwei.mute';
const quietBetween = 6_000;
const supervisionVoices = { supervised: 'voice.supervised', supervisionEscalated: 'voice.supervisionIgnored', supervisionIgnored: 'voice.supervisionIgnored' } as const;
const handVoices = { handOffered: 'voice.handOffered', handUnanswered: 'voice.handUnanswered', handIgnored: 'voice.handUnanswered', handedDown: 'voice.handed', handedUp: 'voice.handed', handedAcross: 'voice.handed', takenOver: 'voice.takenOver' } as const;
const listeners = new Set<(item: CaseSummary) => void>();

/** Calls `listener` once for each case that announces itself. */
export function useAnnounced(listener: (item: CaseSummary) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => {
    const own = (item: CaseSummary): void => latest.current(item);
    listeners.add(own);
    return () => void listeners.delete(own);
  }, []);
}

function keptMute(): Mute | null {
  try {
    const mute = JSON.parse(localStorage.getItem(kept) ?? 'null') as Mute | null;
    return mute && mute.until > Date.now() ? mute : null;
  } catch {
    return null;
  }
}

/** Each new case announces itself once: tone by severity, sentence where a voice exists. In a flood only critical ones do. */
export function useAnnouncer(): Sound {
  const t = useShellTexts();
  const me = useMe();
  const [mute, setMute] = useState<Mute | null>(keptMute);
  const [blocked, setBlocked] = useState(soundBlocked);
  const begun = useRef(0);
  /** The severity with which each case announced itself: one that grows worse does so again. */
  const seen = useRef(new Map<string, number>());
  const spokenAt = useRef(0);
  const held = useRef(0);
  const decides = me.actions.includes('meeting.decide');

  const isMuted = mute !== null && mute.until > Date.now();
  const attention = useAttention();
  const flood = attention.floodSince !== null;

  useEffect(() => {
    const timer = setInterval(() => {
      setMute((m) => (m && m.until <= Date.now() ? null : m));
      setBlocked(soundBlocked());
    }, 1_000);
    return () => clearInterval(timer);
  }, []);

  useNews('case', (item) => {
    if (!begun.current) begun.current = cityClock.now() - 60_000;
    const known = seen.current.get(item.id);
    seen.current.set(item.id, item.severity);
    if (item.state === 'closed' || (known === undefined ? Date.parse(item.openedAt) < begun.current : item.severity <= known)) return;
    if (isMuted) return;
    for (const listener of listeners) listener(item);
    if (item.severity === 1 || (flood && item.severity < 4)) return;
    const now = Date.now();
    if (now - spokenAt.current < quietBetween && item.severity < 4) {
      held.current += 1;
      return;
    }
    spokenAt.current = now;
    playTone(item.severity);
    const words = sharedTexts();
    speak(held.current > 2
      ? t('voice.many', { count: held.current + 1 })
      : t('voice.case', { severity: words(`severity.${item.severity}`), title: say(item.title), place: say(item.place.address) }), lang());
    held.current = 0;
  });

  // A question from above and one that nobody answered are heard at once; an answer makes no sound.
  useNews('supervision', (item) => {
    if (isMuted || !(item.what in supervisionVoices)) return;
    const ignored = item.timesIgnored > 0;
    playTone(ignored ? 4 : 3);
    speak(t(supervisionVoices[item.what as keyof typeof supervisionVoices], { level: say(item.level), title: say(item.title) }), lang());
  });

  // That a center is to answer, and that a case has come or was taken, is heard at both desks; a no makes no sound.
  useNews('hand', (item) => {
    const voice = handVoices[item.what as keyof typeof handVoices];
    if (isMuted || !voice) return;
    playTone(item.timesPassed > 0 ? 4 : 3);
    speak(t(voice, { from: say(item.from), to: say(item.to), title: say(item.title) }), lang());
  });

  // That an outcome is to be told is heard by whoever was asked first; that it was not, by the desks as well.
  useNews('firstAsked', (item) => {
    if (isMuted || (item.what !== 'firstAskedLate' && item.state !== 'toTell')) return;
    playTone(3);
    speak(t(item.what === 'firstAskedLate' ? 'voice.firstAskedLate' : 'voice.firstAskedToTell', { title: say(item.title) }), lang());
  });

  // Who does not answer a summons, does not come, or does not do what was agreed is heard at the level that must look.
  useNews('meeting', (item) => {
    const missed = item.what === 'call.markMissed';
    if (isMuted || !decides || !item.level || !(missed || item.what === 'meetingRaised' || item.what === 'meetingIgnored')) return;
    playTone(3);
    speak(t(missed ? 'voice.meetingMissed' : 'voice.meetingRaised', { of: item.of ? say(item.of) : '', level: say(item.level) }), lang());
  });

  // That it is quiet now has a reason, which is said once.
  useEffect(() => {
    if (!flood) return;
    held.current = 0;
    if (!keptMute()) speak(t('voice.flood'), lang());
  }, [flood, t]);

  const muteTenMinutes = useCallback(() => {
    const next = { name: me.displayName, until: Date.now() + tenMinutes };
    localStorage.setItem(kept, JSON.stringify(next));
    window.speechSynthesis?.cancel();
    setMute(next);
  }, [me]);
  const unmute = useCallback(() => {
    localStorage.removeItem(kept);
    setMute(null);
  }, []);
  const allow = useCallback(() => void wakeSound().then(() => setBlocked(soundBlocked())), []);
  return { mute: isMuted ? mute : null, attention, blocked, allow, muteTenMinutes, unmute };
}
