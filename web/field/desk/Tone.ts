import type { Severity } from '@shared/api/types/index.ts';
import { playNote, type Instrument } from '@shared/sound/note.ts';
import { Told } from './Told.ts';

/** Notes in Hz, one after the other; the worse, the more insistent. Silence is 0. */
const melodies: Record<Severity, number[]> = {
  1: [660, 0, 0, 0, 0, 0],
  2: [660, 880, 0, 0, 0, 0],
  3: [880, 660, 880, 0, 0, 0],
  4: [988, 740, 988, 740, 988, 0],
};
/** Loud, for a street. */
const bell: Instrument = { wave: 'triangle', loudness: 0.9, riseSeconds: 0.02, noteSeconds: 0.22 };
const vibrations: Record<Severity, number[]> = {
  1: [200, 1200],
  2: [300, 200, 300, 900],
  3: [400, 150, 400, 150, 400, 500],
  4: [600, 120, 600, 120, 600, 300],
};

/** The phone's tone and vibration. Browsers allow sound only after a touch; until then `blocked` is true. */
export class Tone {
  readonly blocked = new Told(true);
  #audio: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #playing: Severity | null = null;

  /** To be called from a touch or a key press. */
  async allow(): Promise<void> {
    try {
      this.#audio ??= new AudioContext();
      await this.#audio.resume();
      this.blocked.tell(this.#audio.state !== 'running');
    } catch {
      this.blocked.tell(true);
    }
  }

  /** Rings until {@link stop}. */
  ring(severity: Severity): void {
    if (this.#playing === severity) return;
    this.stop();
    this.#playing = severity;
    const round = () => {
      this.once(severity);
      // Before a first touch browsers refuse it aloud.
      if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(vibrations[severity]);
    };
    round();
    this.#timer = setInterval(round, melodies[severity].length * bell.noteSeconds * 1000);
  }

  once(severity: Severity): void {
    const audio = this.#audio;
    if (!audio || audio.state !== 'running') return;
    melodies[severity].forEach((hertz, i) => {
      if (hertz > 0) playNote(audio, bell, hertz, audio.currentTime + i * bell.noteSeconds);
    });
  }

  stop(): void {
    clearInterval(this.#timer);
    if (this.#playing !== null) navigator.vibrate?.(0);
    this.#playing = null;
  }
}
