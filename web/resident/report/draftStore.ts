import { emptyDraft, type Draft } from '../rules/draft.ts';

const key = 'jingwei.resident.draft';

/** What was told so far, so that a reload or a call in between loses no words. Gone with the tab. */
export function readDraft(): Draft {
  try {
    return { ...emptyDraft, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return emptyDraft;
  }
}

export function keepDraft(draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Without storage the words live as long as the page.
  }
}
