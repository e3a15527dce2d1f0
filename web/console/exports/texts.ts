import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: useExportTexts } = definePairs({
  'export': ['导出', 'Export'],
  'csv': ['导出为 CSV', 'As CSV'],
  'xlsx': ['导出为 Excel（XLSX）', 'As Excel (XLSX)'],
  'mine': ['我的导出', 'My exports'],
  'title': ['导出', 'Exports'],
  'why': ['按当前筛选导出整个列表，内容与列表相同。文件只有您能下载，保留 7 天；每次导出、下载都记入日志。', 'The whole list as it is filtered now, with what the list shows. Only you can fetch the file; it is kept for 7 days. Each export and each download is logged.'],
  'empty': ['还没有导出过', 'Nothing exported yet'],
  'emptyBody': ['在列表上点“导出”。', 'Choose “Export” on a list.'],
  'list.cases': ['案卷', 'Cases'],
  'list.devices': ['设备', 'Devices'],
  'state.waiting': ['排队中', 'Waiting'],
  'state.running': ['正在导出', 'Writing'],
  'state.done': ['已完成', 'Done'],
  'state.failed': ['没有完成', 'Failed'],
  'state.canceled': ['已取消', 'Canceled'],
  'state.removed': ['文件已过期删除', 'The file was removed'],
  'rows': ['{rows} / {total} 行', '{rows} of {total} rows'],
  'kept': ['{rows} 行，保留到 {at}', '{rows} rows, kept until {at}'],
  'download': ['下载', 'Download'],
  'cancel': ['取消导出', 'Cancel export'],
});
