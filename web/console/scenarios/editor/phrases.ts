/** The editor's own words in Chinese; in English it has them itself. */
export const chinesePhrases: Record<string, string> = {
  'Find': '查找', 'Replace': '替换', 'next': '下一个', 'previous': '上一个', 'all': '全选', 'match case': '区分大小写', 'by word': '全词', 'regexp': '正则',
  'replace': '替换', 'replace all': '全部替换', 'close': '关闭', 'current match': '当前匹配', 'replaced $ matches': '已替换 $ 处', 'replaced match on line $': '已替换第 $ 行的一处',
  'on line': '在第', 'Go to line': '跳到行', 'go': '跳转', 'Completions': '补全', 'Diagnostics': '错误', 'No diagnostics': '没有错误',
  'Fold line': '折叠', 'Unfold line': '展开', 'Folded lines': '已折叠的行', 'Unfolded lines': '已展开的行', 'folded code': '已折叠', 'unfold': '展开', 'to': '到',
  '$ unchanged lines': '$ 行相同', 'Selection deleted': '已删除所选',
};
