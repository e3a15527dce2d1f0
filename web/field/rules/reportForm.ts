import type { NewReport, Point } from '@shared/api/types/index.ts';
import { phoneFault } from '@shared/phone/phone.ts';

export interface ReportEntry {
  text: string;
  place: Point | null;
  address: string;
  category: string | null;
  behalf: { name: string; phone: string } | null;
}

export type ReportFault = 'text' | 'place' | 'name' | 'phone';

export function faultsOf(entry: ReportEntry): ReportFault[] {
  const faults: ReportFault[] = [];
  if (entry.text.trim() === '') faults.push('text');
  if (entry.place === null) faults.push('place');
  if (entry.behalf && entry.behalf.name.trim() === '') faults.push('name');
  if (entry.behalf && phoneFault(entry.behalf.phone) !== null) faults.push('phone');
  return faults;
}

/** The report as the API takes it, in the part that the person's post allows; only for an entry without faults. */
export function reportBody(entry: ReportEntry, inspects: boolean): Omit<NewReport, 'fileIds'> {
  const { lon, lat } = entry.place!;
  return {
    text: entry.text.trim(), lon, lat,
    ...(entry.behalf
      ? { kind: 'assisted' as const, contact: entry.behalf.phone.trim(), onBehalfOf: { name: entry.behalf.name.trim(), callBackNumber: entry.behalf.phone.trim() } }
      : { kind: inspects ? 'inspector' as const : 'resident' as const }),
    ...(entry.category ? { category: entry.category } : {}),
    ...(entry.address.trim() === '' ? {} : { address: entry.address.trim() }),
  };
}
