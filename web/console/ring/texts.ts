import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: useRingTexts } = definePairs({
  'label': ['正在呼叫你', 'You are being called'],
  'why.operator': ['无人接单，请你安排', 'Nobody took it: find somebody'],
  'why.dutyList': ['无人接单，值班表呼叫你', 'Nobody took it: the duty list calls you'],
  'why.noCrew': ['没有作业班组应答，请你安排', 'No crew answered: find one'],
  'why.press': ['时限已过，请你催办', 'A limit passed: press on'],
  'why.other': ['请你接单', 'Please take it'],
  'since': ['{at} 起呼叫，已等 {age}', 'since {at}, {age} ago'],
  'left': ['{left} 后再叫一轮', 'next round in {left}'],
  'open': ['打开案卷', 'Open the case'],
  'assign': ['派给谁', 'Dispatch to'],
  'assign.do': ['派给这位', 'Dispatch'],
  'bundle': ['{title} ×{count}', '{title} ×{count}'],
  'bundle.places': ['{place} 等 {count} 处', '{place} and {count} more'],
  'bundle.open': ['逐件安排', 'Arrange one by one'],
  'sure': ['再按一次，由你接单', 'Press again to take it'],
  'more': ['还有 {count} 起在呼叫你', '{count} more {count:calls|call} you'],
  'done': ['{number} {move}：已记录', '{number} {move}: recorded'],
  'voice': ['无人接单，请安排：{title}，{place}', 'Nobody took it: {title}, {place}'],
  'key.open': ['打开正在呼叫的案卷', 'Open the case that rings'],
});
