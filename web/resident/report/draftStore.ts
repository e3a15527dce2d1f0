import { newKey } from '@shared/api/client.ts';
import { emptyDraft, type Draft } from '../rules/draft.ts';

const draftName = 'jingwei.resident.draft';
const keyName = 'jingwei.resident.key';
const receiptName = 'jingwei.resident.receipt';

/** Number and code of what was sent last in this tab. */
export interface Receipt {
  number: string;
  code: string;
  /** What was reported, for the slip. */
  words: string;
  /** It was added to what somebody else had reported. */
  joined?: boolean;
}

function read<T>(name: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Without storage it lives as long as the page.
  }
}

/** What was told so far, so that a reload or a call in between loses no words. Gone with the tab. */
export const readDraft = (): Draft => ({ ...emptyDraft, ...read<Partial<Draft>>(draftName) });
export const keepDraft = (draft: Draft | null): void => write(draftName, draft);

/** The key under which this report is sent: the same after a reload, so that another try files nothing twice. */
export const readKey = (): string => read<string>(keyName) ?? freshKey();

/** A key for another report. */
export function freshKey(): string {
  const key = newKey();
  write(keyName, key);
  return key;
}

/** The receipt stays until the tab is closed or another report is sent: a reload or a step back loses neither number nor code. */
export function readReceipt(): Receipt | null {
  const kept = read<Receipt>(receiptName);
  return typeof kept?.number === 'string' && typeof kept.code === 'string' ? kept : null;
}
export const keepReceipt = (receipt: Receipt): void => write(receiptName, receipt);
