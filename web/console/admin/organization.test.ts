import { describe, expect, it } from 'vitest';
import type { Organization } from '@shared/api/types/index.ts';
import { withCurrent } from './options.ts';
import { bodyOf, draftOf } from './organization.ts';

const greening: Organization = {
  id: '7', kind: 'department', name: { zh: '绿化所', en: 'Greening' }, area: { id: '3', name: { zh: '静安区', en: 'Jing’an' } },
  parent: { id: '5', name: { zh: '区城运中心', en: 'Center' } }, dutyPhone: '021-62000000', people: 2, mayChange: true,
};

describe('an organization in the form', () => {
  it('comes out as it went in', () => {
    expect(bodyOf(draftOf(greening))).toEqual({ kind: 'department', name: { zh: '绿化所', en: 'Greening' }, areaId: '3', parentId: '5', dutyPhone: '021-62000000' });
  });

  it('says as nothing what was cleared', () => {
    expect(bodyOf({ kind: 'department', nameZh: ' 绿化所 ', areaId: '3', dutyPhone: ' ' })).toEqual({ kind: 'department', name: { zh: '绿化所', en: '' }, areaId: '3', parentId: null, dutyPhone: null });
  });
});

describe('what a select offers', () => {
  it('holds what is chosen already, once', () => {
    const found = [{ value: '1', label: '一' }];
    expect(withCurrent(found, { value: '2', label: '二' }).map((o) => o.value)).toEqual(['1', '2']);
    expect(withCurrent(found, { value: '1', label: '一' })).toEqual(found);
    expect(withCurrent(found, null)).toEqual(found);
  });
});
