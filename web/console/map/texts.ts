import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: useMapTexts } = definePairs({
  'map.label': ['{area}地图', 'Map of {area}'],
  'map.loading': ['正在载入地图…', 'Loading the map…'],
  'map.noWebgl': ['这台机器画不了地图（没有 WebGL）。右侧名单照常可用。', 'This machine cannot draw the map (no WebGL). The lists still work.'],
  'map.approximate': ['坐标为约数', 'Approximate coordinates'],
  'map.approximateWhy': ['演示街道的坐标由门牌点读出，误差约 100 米，不可用于测量。', 'The demo street was read off address points, good to about 100 m. Not for measuring.'],
});
