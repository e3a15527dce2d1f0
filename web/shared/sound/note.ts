/** How its notes sound. */
export interface Instrument {
  wave: OscillatorType;
  /** Gain at its loudest, up to 1. */
  loudness: number;
  /** How long a note takes to be at its loudest. */
  riseSeconds: number;
  noteSeconds: number;
}

/** Gains rise and fall exponentially, and so can begin nowhere but above zero. */
const silent = 0.0001;

/** Plays one note at `at`, by the clock of `audio`: it rises and dies away, for a gain that jumps is heard as a click. */
export function playNote(audio: AudioContext, instrument: Instrument, hertz: number, at: number): void {
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.type = instrument.wave;
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(silent, at);
  gain.gain.exponentialRampToValueAtTime(instrument.loudness, at + instrument.riseSeconds);
  gain.gain.exponentialRampToValueAtTime(silent, at + instrument.noteSeconds);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + instrument.noteSeconds + 0.02);
}
