import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: usePickerTexts } = definePairs({
  'label': ['派给谁', 'Dispatch to'],
  'search': ['搜姓名、账号', 'Name or account'],
  'nobody.officer': ['本辖区还没有街面巡逻人员。请管理员建账号并派岗位。', 'There are no patrol officers in your area yet. The administrator makes accounts and gives posts.'],
  'nobody.crew': ['本辖区还没有作业班组。请管理员建账号并派岗位。', 'There is no crew in your area yet. The administrator makes accounts and gives posts.'],
  'nobodyOn': ['现在没有人在岗；下面是不在岗的人。', 'Nobody is on shift now; below are those who are off.'],
  'noMatch': ['没有这样的人', 'Nobody matches'],
  'showOff': ['也看不在岗的 {count} 人', 'Show {count} off shift too'],
  'called': ['正在呼叫', 'being called'],
  'accepted': ['已接单', 'has accepted'],
  'until': ['在岗到 {at}', 'on shift until {at}'],
  'placeUnknown': ['位置不明', 'place unknown'],
  'placeAge': ['位置 {age}', 'position {age}'],
});
