import type { Coded, Device, Symptom, Text } from '@shared/api/types/index.ts';
import { caseTexts } from '@shared/i18n/caseTexts.ts';
import { say, type Lang } from '@shared/i18n/lang.ts';
import { isText, namesIn } from '@shared/i18n/people.ts';
import { sharedTexts } from '@shared/i18n/sharedTexts.ts';
import { keyAbout } from '@shared/i18n/subjects.ts';
import { numberText } from '@shared/i18n/valueText.ts';
import { formatDistance, formatDuration, formatNumber, formatTime } from '@shared/time/format.ts';

export interface Setting {
  lang: Lang;
  now: number;
  device: Device | undefined;
  conditionName: Text | null;
  /** Names of the people that codes name by their account. */
  people?: ReadonlyMap<string, Text>;
  /** Names of the conditions that alarmed, see {@link conditionsOf}. */
  conditions?: ReadonlyMap<string, Text>;
  /** What the case is about, for sentences that do not say. */
  deviceId?: string | null;
}

const conditionKey = (deviceId: unknown, condition: unknown): string => `${String(deviceId)} ${String(condition)}`;

/** The conditions of a case's alarms, each by its device and code: those of one case may be of several packages. */
export const conditionsOf = ({ symptoms }: { symptoms: readonly Pick<Symptom, 'deviceId' | 'condition' | 'conditionName'>[] }): ReadonlyMap<string, Text> =>
  new Map(symptoms.map((s) => [conditionKey(s.deviceId, s.condition), s.conditionName]));

/** `overflowHeld` as a last resort reads "overflow held": a code that this screen does not know yet is still no riddle. */
export const plain = (code: string): string => code.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const listed = (words: string[], lang: Lang): string => words.join(lang === 'zh' ? '、' : ', ');

/** The arguments of a coded sentence as people read them: instants as times, values with units, names in the language. */
export function readable(args: Record<string, unknown> | null | undefined, { lang, now, device, conditionName, people, conditions, deviceId }: Setting): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(args ?? {})) {
    if (isText(value)) out[key] = say(value, lang);
    else if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) out[key] = formatTime(value, now);
    else if (/meters$/i.test(key) && typeof value === 'number') out[key] = formatDistance(value, lang);
    else if (typeof value === 'number') out[key] = formatNumber(value);
    else if (value !== null && value !== undefined) out[key] = String(value);
  }
  const shared = sharedTexts(lang);
  if (typeof args?.['distanceMeters'] === 'number') out['distance'] = formatDistance(args['distanceMeters'], lang);
  if (typeof args?.['kind'] === 'string') out['kind'] = shared.of(`clock.${args['kind']}`);
  if (typeof args?.['role'] === 'string') out['role'] = shared.of(`role.${args['role']}`);
  if (typeof args?.['state'] === 'string') out['state'] = shared.of(`person.${args['state']}`, null, shared.of(`state.${args['state']}`));
  if (typeof args?.['channel'] === 'string') out['channel'] = shared.of(`channel.${args['channel']}`);
  const texts = caseTexts(lang);
  if (args && 'distanceMeters' in args && args['distanceMeters'] === null) out['distance'] = texts('distance.unknown');
  if (typeof args?.['why'] === 'string') out['whyText'] = texts.of(`why.${args['why']}`, null, plain(args['why']));
  if (Array.isArray(args?.['words'])) out['words'] = listed(args['words'].map(String), lang);
  if (Array.isArray(args?.['channels'])) out['channels'] = listed(args['channels'].map((c) => shared.of(`channel.${String(c)}`)), lang);
  out['names'] = listed(namesIn(args, people).map((name) => say(name, lang)), lang);
  if (typeof args?.['userName'] === 'string') out['userName'] = out['names'];
  if (typeof args?.['satisfaction'] === 'string') out['satisfactionText'] = texts.of(`satisfaction.${args['satisfaction']}`);
  if (typeof args?.['solved'] === 'string') out['trulySolvedText'] = texts.of(`truly.${args['solved']}`);
  if (typeof args?.['solved'] === 'boolean') out['solvedText'] = texts.of(`answer.${args['solved']}`);
  if (typeof args?.['minutes'] === 'number') out['limit'] = formatDuration(args['minutes'] * 60_000, lang);
  if (typeof args?.['from'] === 'number' && typeof args['to'] === 'number')
    for (const key of ['from', 'to']) out[key] = shared.of(`severity.${String(args[key])}`);
  const condition = conditions?.get(conditionKey(args?.['deviceId'] ?? deviceId, args?.['condition'])) ?? conditionName;
  if (condition && (typeof args?.['condition'] === 'string' || args?.['deviceId'])) out['condition'] = say(condition, lang);
  // A value's own name (fill) is said by its label with its unit where the device is known.
  const known = device?.values.find((v) => v.name === args?.['name']);
  if ('value' in (args ?? {})) {
    out['label'] = known ? say(known.label, lang) : (out['name'] ?? '');
    out['value'] = numberText(typeof args?.['value'] === 'number' ? args['value'] : null, known ?? { unit: (args?.['unit'] as string | undefined) ?? '', words: [] }, lang);
  }
  return out;
}

/** The sentence of a coded line of the history, a reason, evidence or a clock. */
export function sentence(group: 'history' | 'reason' | 'evidence', coded: Coded, setting: Setting): string {
  const t = caseTexts(setting.lang);
  const code = coded.code === 'chosen' && coded.args?.['busyWith'] ? 'chosenBusy' : coded.code;
  return t.of(keyAbout(`${group}.${code}`, (coded.args?.['deviceId'] as string | undefined) ?? setting.deviceId, t.knows), readable(coded.args, setting), plain(coded.code));
}
