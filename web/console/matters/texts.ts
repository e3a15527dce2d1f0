import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: useMatterTexts } = definePairs({
  'title': ['热点', 'Hot matters'],
  'lead': ['近 12 周里多人说的同一件事，每晚 03:50 重新归并；只算您看得到的案卷。', 'What several people said about one thing in the last 12 weeks, found anew at 03:50 each night; only cases that you may see count.'],
  'looked': ['归并于', 'Looked for'],
  'none': ['没有热点', 'No hot matter'],
  'none.why': ['近 12 周没有两件以上说的是同一件事。', 'In the last 12 weeks no two reports were about one thing.'],
  'none.yet': ['还没有归并过；今晚 03:50 第一次归并。', 'Not looked for yet; the first look is at 03:50 tonight.'],
  'messages': ['{count} 人次反映', '{count} messages'],
  'cases': ['{count} 件案卷，{open} 件在办', '{count} cases, {open} open'],
  'heat': ['热度 {heat}', 'Heat {heat}'],
  'open': ['看这 {count} 件案卷', 'Its {count} cases'],
  'more': ['另有 {count} 件较早的', '{count} older ones'],
});
