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
