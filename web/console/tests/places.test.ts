import { describe, expect, it } from 'vitest';
import { commonRoad, withoutRoad } from '../parts/places.ts';

const zh = ['南京西路 成都北路口西165米 南侧', '南京西路 铜仁路口西95米 北侧', '延安中路 常德路口'];
const en = ['Nanjing West Road, 165 m west of Chengdu North Road, south side', 'Nanjing West Road, 95 m west of Tongren Road, north side'];

describe('places in a list', () => {
  it('leave out the road that most share', () => {
    expect(zh.map((place) => withoutRoad(place, commonRoad(zh)))).toEqual(['成都北路口西165米 南侧', '铜仁路口西95米 北侧', '延安中路 常德路口']);
    expect(withoutRoad(en[0] ?? '', commonRoad(en))).toBe('165 m west of Chengdu North Road, south side');
  });
  it('stay whole where they share none', () => {
    expect(commonRoad(['甲路 一号', '乙路 二号', '丙路 三号'])).toBe('');
    expect(commonRoad([])).toBe('');
    expect(withoutRoad('Somewhere else', '')).toBe('Somewhere else');
  });
});
