import type { MeToo, NewReport } from '@shared/api/types/index.ts';
import { digitsOf, phoneFault, type PhoneFault } from '@shared/phone/phone.ts';

/** Where it is: found by the phone, or a crossing chosen by name. */
export interface ChosenPlace {
  lon: number;
  lat: number;
  /** Null when the phone found it. */
  name: string | null;
  accuracyMeters: number | null;
}

/** What a resident has told so far. Photos are kept beside it, since they cannot be written down. */
export interface Draft {
  text: string;
  place: ChosenPlace | null;
  detail: string;
  phone: string;
  /** Null when it is reported for oneself. */
  behalfName: string | null;
}

export const emptyDraft: Draft = { text: '', place: null, detail: '', phone: '', behalfName: null };
export const longestText = 2000;
export const mostPhotos = 3;

export const steps = ['what', 'photo', 'where', 'contact', 'review'] as const;
export type Step = (typeof steps)[number];

export type Fault =
  | { field: 'text'; code: 'missing' | 'long' }
  | { field: 'place'; code: 'missing' }
  | { field: 'phone'; code: Exclude<PhoneFault, 'empty'> };

/** What stands in the way of leaving a step; null when nothing does. */
export function faultOf(step: Step, draft: Draft): Fault | null {
  switch (step) {
    case 'what': {
      const length = draft.text.trim().length;
      return length === 0 ? { field: 'text', code: 'missing' } : length > longestText ? { field: 'text', code: 'long' } : null;
    }
    case 'where':
      return draft.place === null ? { field: 'place', code: 'missing' } : null;
    case 'contact': {
      const fault = phoneFault(draft.phone);
      return fault === null || fault === 'empty' ? null : { field: 'phone', code: fault };
    }
    default:
      return null;
  }
}

/** The step that may be shown when `wanted` is asked for: an earlier one that is not answered comes first. */
export function stepToShow(wanted: string | undefined, draft: Draft): Step {
  const asked = steps.find((step) => step === wanted) ?? 'what';
  return steps.slice(0, steps.indexOf(asked)).find((step) => faultOf(step, draft) !== null) ?? asked;
}

/** The same, knowing of a receipt: once a report is sent, the way back leads to its receipt, not into questions that were answered; only the first begins anew. */
export function pageToShow(wanted: string | undefined, draft: Draft, sent: boolean): Step | 'done' {
  const step = stepToShow(wanted, draft);
  return sent && (wanted === 'done' || (wanted !== undefined && wanted !== step && step === 'what' && draft.text === '')) ? 'done' : step;
}

export const stepAfter = (step: Step): Step => steps[Math.min(steps.length - 1, steps.indexOf(step) + 1)]!;

/** The same, joined to what is reported already: what is told of the place is known there. */
export function meTooOf(draft: Draft, key: string, fileIds: string[]): MeToo {
  const { text, lon, lat, contact, onBehalfOf } = bodyOf(draft, fileIds);
  return { key, lon, lat, text, fileIds, ...(contact === undefined ? {} : { contact }), ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
}

/** The report as the API takes it; only for a draft without faults. */
export function bodyOf(draft: Draft, fileIds: string[]): NewReport {
  const { lon, lat, name } = draft.place!;
  const beside = draft.detail.trim();
  const phone = digitsOf(draft.phone);
  const behalf = draft.behalfName?.trim() ?? '';
  return {
    text: draft.text.trim(), lon, lat, fileIds, kind: 'resident',
    ...(phone === '' ? {} : { contact: phone }),
    ...(draft.behalfName !== null && (behalf !== '' || phone !== '') ? { onBehalfOf: { name: behalf, callBackNumber: phone } } : {}),
    ...(name === null ? {} : { address: name }),
    ...(beside === '' ? {} : { beside }),
  };
}
