import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: useDutyTexts } = definePairs({
  'add': ['排班', 'Put on the rota'],
  'kind': ['排什么', 'What for'],
  'kind.shift': ['在岗班次', 'At work'],
  'kind.duty': ['值班表', 'Duty list'],
  'kind.shift.hint': ['到点自动在岗，不用签到；派单按远近叫在岗的人。', 'On shift by themselves at that hour, without checking in; cases call whoever is on shift and near.'],
  'kind.duty.hint': ['这段时间代表本单位接电话：没人接单时系统会叫他们。', 'Whom the body can be reached through: called when nobody else answers.'],
  'people': ['谁', 'Who'],
  'people.none': ['还没有人员，请管理员先建账号。', 'Nobody yet: the administrator makes accounts first.'],
  'firstDay': ['从哪天起', 'First day'],
  'days': ['连排几天', 'For how many days'],
  'from': ['几点上', 'From'],
  'until': ['几点下（不晚于上班即次日）', 'Until (not after “from” is the next day)'],
  'save': ['排上', 'Put on'],
  'cancel': ['取消', 'Cancel'],
  'needed': ['这里要填', 'Needed'],
  'done': ['新排 {added} 条，已有 {unchanged} 条不变', '{added} added, {unchanged} stood already'],
  'fault.no_such_post_here': ['{name} 那时没有归你排班的岗位', '{name} holds no post then that is yours to put on the rota'],
  'fault.person_unknown': ['没有 {name} 这个人', 'No such person: {name}'],
  'fault.period_invalid': ['时段不对：最长 {mostDays} 天', 'The period is not right: {mostDays} days at most'],
  'note': ['排上以后在这里还不能撤；要换人，就再排一位，原来那位在手机上签退。', 'A line cannot be taken back here yet: put another person on, and the first one checks out on the phone.'],
});
