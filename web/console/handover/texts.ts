import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: useHandoverTexts } = definePairs({
  'title': ['交接班', 'Shift handover'],
  'write': ['写给下一班', 'For the next shift'],
  'placeholder': ['哪里要盯、谁答应了什么、什么坏了等谁来修…', 'What to watch, who promised what, what is broken and who comes…'],
  'save': ['记下', 'Save note'],
  'saved': ['已记下', 'Saved'],
  'kept': ['记下后不能改，只能再写一条。', 'A note is not edited once saved; write another.'],
  'list': ['交接记录', 'Notes'],
  'empty': ['还没有交接记录', 'No notes yet'],
  'emptyBody': ['上一班写下的话会出现在这里，最新的在最上面。', 'What the shift before wrote appears here, newest first.'],
  'now': ['接班一览', 'At a glance'],
  'now.open': ['在办', 'Open'],
  'now.late': ['超时', 'Late'],
  'now.check': ['待核查', 'To check'],
  'now.silent': ['失联传感器', 'Silent sensors'],
  'now.alarm': ['告警传感器', 'Sensors in alarm'],
  'now.idle': ['待命的巡逻人员', 'Officers standing by'],
  'hint': ['Ctrl+Enter 记下', 'Ctrl+Enter to save'],
});
