import { readReceipt } from '../report/draftStore.ts';

export interface SavedReport {
  number: string;
  code: string;
  /** First words of the report, so that several can be told apart. */
  words: string;
}

const key = 'jingwei.resident.saved';
const most = 20;

/** Reports that this phone was asked to keep, newest first. Nothing is kept unasked: phones are lent. */
export function savedReports(): SavedReport[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as SavedReport[]).filter((r) => typeof r.number === 'string' && typeof r.code === 'string') : [];
  } catch {
    return [];
  }
}

function write(reports: SavedReport[]): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(reports.slice(0, most)));
    return true;
  } catch {
    return false;
  }
}

/** False when the browser keeps nothing. */
export const saveReport = (report: SavedReport): boolean => write([report, ...savedReports().filter((r) => r.number !== report.number)]);

export function forgetReport(number: string): SavedReport[] {
  const left = savedReports().filter((r) => r.number !== number);
  write(left);
  return left;
}

/** The code of a number that this phone knows: just given in this tab, or kept on request. It never stands in an address. */
export function knownCode(number: string): string | null {
  const given = [lastOpened(), readReceipt(), ...savedReports()];
  return given.find((report) => report?.number === number)?.code ?? null;
}

const opened = 'jingwei.resident.code';

function lastOpened(): { number: string; code: string } | null {
  try {
    return JSON.parse(sessionStorage.getItem(opened) ?? 'null') as { number: string; code: string } | null;
  } catch {
    return null;
  }
}

/** Keeps the code of the report that was opened last, as long as the tab: a reload does not ask for it. */
export function keepOpened(keys: { number: string; code: string }): void {
  try {
    sessionStorage.setItem(opened, JSON.stringify(keys));
  } catch {
    // The code is asked for again after a reload.
  }
}
