import type { Severity } from '@shared/api/types/index.ts';
import type { Lang } from '@shared/i18n/lang.ts';
import { playNote, type Instrument } from '@shared/sound/note.ts';

/** Notes in Hz; the worse, the more and the higher. The lowest severity makes no sound. */
const notes: Record<Severity, number[]> = { 1: [], 2: [523], 3: [587, 784], 4: [880, 659, 880] };
/** Soft, for a room where people talk. */
const bell: Instrument = { wave: 'sine', loudness: 0.16, riseSeconds: 0.015, noteSeconds: 0.14 };
let audio: AudioContext | null = null;

function context(): AudioContext | null {
  if (typeof AudioContext === 'undefined') return null;
  audio ??= new AudioContext();
  return audio;
}

/** Browsers allow sound only after a first click or key; until then the bar says so. */
export const soundBlocked = (): boolean => context()?.state === 'suspended';

export async function wakeSound(): Promise<void> {
  await context()?.resume();
}
if (typeof window !== 'undefined') {
  const wake = (): void => void wakeSound().catch(() => undefined);
  window.addEventListener('pointerdown', wake, { once: true });
  window.addEventListener('keydown', wake, { once: true });
}

export function playTone(severity: Severity): void {
  const sound = context();
  if (!sound || sound.state !== 'running') return;
  notes[severity].forEach((hertz, index) => playNote(sound, bell, hertz, sound.currentTime + index * (bell.noteSeconds + 0.03)));
}

/** Says the sentence if the browser has a voice of the language; one at a time, the newest wins. */
export function speak(sentence: string, lang: Lang): void {
  const voices = window.speechSynthesis?.getVoices() ?? [];
  const voice = voices.find((v) => v.lang.toLowerCase().startsWith(lang === 'zh' ? 'zh' : 'en'));
  if (!voice) return;
  window.speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(sentence);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 1.1;
  window.speechSynthesis.speak(words);
}
