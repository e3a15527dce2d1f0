import type { Coded, Device, Task, Text } from '@shared/api/types/index.ts';
import { caseTexts } from '@shared/i18n/caseTexts.ts';
import { say } from '@shared/i18n/lang.ts';
import { isText, namesIn } from '@shared/i18n/people.ts';
import { sharedTexts } from '@shared/i18n/sharedTexts.ts';
import { keyAbout } from '@shared/i18n/subjects.ts';
import { numberText } from '@shared/i18n/valueText.ts';
import { formatDistance, formatNumber, formatTime } from '@shared/time/format.ts';
import type { useWords } from '../words.ts';

type Words = ReturnType<typeof useWords>;
/** The case that a sentence is about. */
type About = Pick<Task, 'deviceId' | 'categoryName' | 'symptoms'>;

/**
 * The sentence of a code from the server. Moves have the words of their buttons, so that the history says what the person pressed, but an
 * assignment also says to whom;
 * everything else has the words that the case page of the console uses.
 */
export function coded(
  group: 'evidence' | 'history' | 'reason', entry: Coded, t: Words, now: number, device?: Device | null, people?: ReadonlyMap<string, Text>,
  task?: About,
): string {
  const args = readable(entry.args, t, now, device, people, task);
  const own = group === 'history' && entry.code !== 'assign' ? sharedTexts(t.lang).of(`move.${entry.code}`, args, '') : '';
  return own || caseTexts(t.lang).of(keyAbout(`${group}.${entry.code}`, (entry.args?.['deviceId'] as string | undefined) ?? task?.deviceId, caseTexts(t.lang).knows), args, entry.code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}

function readable(args: Coded['args'], t: Words, now: number, device?: Device | null, people?: ReadonlyMap<string, Text>, task?: About): Record<string, string> {
  const shared = sharedTexts(t.lang);
  const list = (words: string[]) => words.join(t.lang === 'zh' ? '、' : ', ');
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(args ?? {})) {
    if (value === null || value === undefined) continue;
    if (typeof value === 'number') out[key] = formatNumber(value);
    else if (typeof value === 'string') out[key] = /^\d{4}-\d\d-\d\dT/.test(value) ? formatTime(value, now) : value;
    else if (Array.isArray(value)) out[key] = list(value.map((v) => (isText(v) ? say(v, t.lang) : shared.of(`channel.${String(v)}`, null, String(v)))));
    else if (isText(value)) out[key] = say(value, t.lang);
  }
  if (out['kind']) out['kind'] = shared.of(`clock.${out['kind']}`);
  if (out['role']) out['role'] = shared.of(`role.${out['role']}`);
  if (typeof args?.['from'] === 'number' && typeof args['to'] === 'number')
    for (const key of ['from', 'to']) out[key] = shared.of(`severity.${String(args[key])}`);
  const condition = task?.symptoms.find((s) => s.condition === args?.['condition'] && s.deviceId === args?.['deviceId'])?.conditionName ?? task?.categoryName;
  if (condition) out['condition'] = say(condition, t.lang);
  if (typeof args?.['distanceMeters'] === 'number') out['distance'] = formatDistance(args['distanceMeters'], t.lang);
  if (typeof args?.['solved'] === 'boolean') out['solvedText'] = caseTexts(t.lang).of(`answer.${args['solved']}`);
  if (typeof args?.['value'] === 'number') {
    const known = device?.values.find((value) => value.name === args['name']);
    out['label'] = known ? say(known.label, t.lang) : (out['name'] ?? '');
    out['value'] = numberText(args['value'], known, t.lang);
  }
  out['names'] = list(namesIn(args, people).map((name) => say(name, t.lang)));
  if (out['userName']) out['userName'] = out['names'];
  return out;
}
