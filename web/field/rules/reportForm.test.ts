import { describe, expect, it } from 'vitest';
import { faultsOf, reportBody, type ReportEntry } from './reportForm.ts';

const place = { lon: 121.446, lat: 31.227 };
const entry = (more: Partial<ReportEntry> = {}): ReportEntry => ({ text: '果皮箱满了', place, address: '', category: null, behalf: null, ...more });

describe('a report from the street', () => {
  it('needs words and a place', () => {
    expect(faultsOf(entry({ text: '  ', place: null }))).toEqual(['text', 'place']);
    expect(faultsOf(entry())).toEqual([]);
  });

  it('needs name and number of whoever it is made for', () => {
    expect(faultsOf(entry({ behalf: { name: '', phone: '1391234' } }))).toEqual(['name', 'phone']);
    expect(faultsOf(entry({ behalf: { name: '王阿婆', phone: '021-62580000' } }))).toEqual([]);
  });

  it('goes to the point owner as an inspector\'s report', () => {
    expect(reportBody(entry({ category: '01-05', address: ' 铜仁路口 ' }), true)).toEqual({ text: '果皮箱满了', ...place, kind: 'inspector', category: '01-05', address: '铜仁路口' });
  });

  it('is anybody\'s report from a post that does not inspect', () => {
    expect(reportBody(entry(), false).kind).toBe('resident');
  });

  it('carries the call-back number when made for somebody', () => {
    expect(reportBody(entry({ behalf: { name: '王阿婆', phone: '13912345678' } }), true)).toMatchObject({
      kind: 'assisted', onBehalfOf: { name: '王阿婆', callBackNumber: '13912345678' },
    });
  });
});
