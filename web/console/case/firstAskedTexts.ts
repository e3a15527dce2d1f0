import { definePairs } from '@shared/i18n/texts.ts';

/** Words of whoever was asked first and sees the asker through. */
export const { useTexts: useFirstAskedTexts } = definePairs({
  'title': ['首问负责', 'Asked first'],
  'asked': ['{at} 首先接待', 'was asked first, {at}'],
  'following': ['案卷办结后，由首问人在 1 个工作日内告知来访人结果。', 'When the case ends, the asker is told what came of it within one working day.'],
  'toTell': ['请在 {at} 前告知来访人结果', 'The asker is to be told by {at}'],
  'late': ['逾期未告知（{at} 到期）', 'The asker was not told by {at}'],
  'told': ['已告知（{how}），{at}', 'told ({how}), {at}'],
  'how': ['怎样告知的', 'How'],
  'how.phone': ['电话', 'by phone'],
  'how.inPerson': ['当面', 'in person'],
  'how.inWriting': ['书面或短信', 'in writing'],
  'how.notReached': ['多次未联系上', 'not reached'],
  'words': ['告知了什么；未联系上时写明何时试过', 'What they were told; if not reached, when you tried'],
  'tell': ['已告知来访人', 'The asker was told'],
  'hand': ['转交首问责任', 'Hand this over'],
  'to': ['转交给谁', 'To whom'],
  'nobody': ['没有找到人', 'Nobody found'],
  'reason': ['为什么转交', 'Why'],
  'send': ['提交转交', 'Hand over'],
  'cancel': ['取消', 'Cancel'],
  'handing': ['申请转交给 {name}，等值班长同意', 'to go to {name}; a leader must agree'],
  'opinion': ['意见（不同意时必填）', 'Words (needed to refuse)'],
  'grant': ['同意转交', 'Agree'],
  'refuse': ['不同意转交', 'Do not agree'],
  'withdraw': ['收回申请', 'Take back'],
});
