import type { HistoryEntry, MeetingMeans } from '../api/types/index.ts';
import { formatTime } from '../time/format.ts';
import { say, type Lang } from './lang.ts';
import { isText } from './people.ts';
import { meetingTexts } from './meetingTexts.ts';

/** The sentence of a line of a meeting's history: instants as times, names in the language. */
export function meetingSentence(line: HistoryEntry, now: number, lang: Lang): string {
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(line.args ?? {})) {
    if (isText(value)) out[key] = say(value, lang);
    else if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) out[key] = formatTime(value, now);
    else if (value !== null && value !== undefined) out[key] = String(value);
  }
  return meetingTexts(lang).of(`history.${line.code}`, out, line.code);
}

/** How a step looks: well, badly, over, or on its way. */
export const toneOf = (means: MeetingMeans): 'wait' | 'go' | 'check' | 'ok' | 'bad' | 'end' =>
  means === 'came' || means === 'checked' ? 'ok' : means === 'missed' || means === 'declined' ? 'bad' : means === 'here' || means === 'done' ? 'check' : means === 'excused' || means === 'released' ? 'end' : 'wait';
