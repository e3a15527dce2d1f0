import { describe, expect, it } from 'vitest';
import { howOf, sourceOf, subjectOf } from '@shared/i18n/subjects.ts';
import { conditionsOf, sentence, type Setting } from '../case/coded.ts';

const now = Date.parse('2026-11-22T13:00:00Z');
const text = (zh: string) => ({ zh, en: zh });
const setting: Setting = { lang: 'zh', now, device: undefined, conditionName: text('果皮箱满溢') };
const said = (group: 'history' | 'reason' | 'evidence', code: string, args: Record<string, unknown>, more: Partial<Setting> = {}): string =>
  sentence(group, { code, args }, { ...setting, ...more });

describe('a register’s row', () => {
  it('is no sensor: its change files the case', () => {
    expect(said('history', 'filedFromAlarm', { deviceId: 'buildPermit:沪-88', condition: 'lapsed' })).toBe('登记变化，自动立案');
    expect(said('history', 'filedFromAlarm', { deviceId: 'bin-012', condition: 'overflow' })).toBe('传感器告警，自动立案');
    expect(said('history', 'sensorClear', { deviceId: 'buildPermit:88', name: '', value: null })).toBe('登记显示已恢复');
    expect(said('reason', 'conditionMet', { condition: 'lapsed', startedAt: '2026-11-22T12:00:00Z' }, { conditionName: text('许可到期'), deviceId: 'buildPermit:88' })).toBe('满足条件“许可到期”（20:00起）');
  });
  it('comes by the register, of a place by a rule', () => {
    expect(['bin-012', 'buildPermit:a@b', 'smoke@area:7', null].map(subjectOf)).toEqual(['device', 'row', 'place', 'device']);
    expect([howOf('device', 'buildPermit:88'), howOf('device', 'smoke@area:7'), howOf('device', 'bin-012'), howOf('console', 'buildPermit:88')]).toEqual(['register', 'rule', 'device', 'console']);
    expect([sourceOf({ source: 'sensor', deviceId: 'buildPermit:88' }), sourceOf({ source: 'resident', deviceId: 'buildPermit:88' })]).toEqual(['register', 'resident']);
  });
});

describe('a limit', () => {
  it('is said in the parts that people count in', () => {
    expect(said('reason', 'dueLimitOfCategory', { at: '2026-11-22T12:00:00Z', limit: { zh: '5 个工作日', en: '5 working days' }, category: { zh: '垃圾满溢', en: 'Overflow' } })).toBe('20:00起计时，“垃圾满溢”的时限是 5 个工作日');
    expect(said('reason', 'limitPassed', { kind: 'clear', round: 1 })).toContain('处置');
  });
});

describe('the timeline', () => {
  it('says severities by their names', () => {
    expect(said('history', 'severityRose', { from: 2, to: 3, name: 'fill', value: 97 })).toBe('等级升到重要（原为一般）：fill 97');
    expect(said('reason', 'becameWorse', { from: 3, to: 4 })).toBe('等级从重要升到紧急，再次呼叫');
  });
  it('names the condition that alarms again, by whichever package', () => {
    const conditions = conditionsOf({ symptoms: [{ deviceId: 'bin-012', condition: 'brim', conditionName: text('清运前将满') }] });
    const args = { deviceId: 'bin-012', condition: 'brim', name: 'fill', value: 97 };
    expect(said('history', 'sensorAgain', args, { conditions })).toBe('传感器再次告警：清运前将满，fill 97');
    expect(said('history', 'sensorAgain', args)).toBe('传感器再次告警：果皮箱满溢，fill 97');
  });
});
