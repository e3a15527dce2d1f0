import { definePairs } from '@shared/i18n/texts.ts';

export const { useTexts: useStartTexts } = definePairs({
  'lead': [
    '一座新城市是空的。按下面的顺序从文件导入；先停下程序，导完再启动。每次导入整份成功或整份不动，错误按行指出；同一份文件再导一次不会有变化。',
    'A new city is empty. Import it from files in this order: stop the program first, start it again afterwards. An import takes all of a file or nothing and names mistakes by line; the same file again changes nothing.',
  ],
  'path': ['在代码目录里运行；文件写绝对路径，--data 与启动时写的相同。', 'Run them in the source folder; write whole paths, and the same --data as when you start.'],
  'done': ['已有 {count}', '{count} there'],
  'doneMany': ['已有', 'There'],
  'open': ['还没有', 'Not yet'],
  'checking': ['…', '…'],
  'areas': ['辖区', 'Areas'],
  'areas.body': [
    '市、区、街镇、居村的名单（JSON 或 CSV），再导边界（GeoJSON）。有了边界，地点才知道归谁管，地图才有范围。坐标不是 WGS-84 时写 --datum gcj02、bd09 或 cgcs2000。',
    'The list of city, districts, subdistricts and neighborhoods (JSON or CSV), then boundaries (GeoJSON): with them a place knows whose it is and the map knows its bounds. For coordinates other than WGS-84 say --datum gcj02, bd09 or cgcs2000.',
  ],
  'map': ['地图', 'Map'],
  'map.body': ['道路、水面、绿地、建筑（GeoJSON，properties.kind 与 name）。没有它，地图上只有辖区边界。', 'Roads, water, green, buildings (GeoJSON with properties.kind and name). Without it the map shows boundaries alone.'],
  'people': ['人员与岗位', 'People and posts'],
  'people.body': [
    '一行一个岗位：user_name、name_zh、role、area_code，可加 organization、phone、until。导入的账号没有密码：在“账号与岗位”里逐个重置，交给本人。也可以不导入，在页面上一个个建。',
    'A line a post: user_name, name_zh, role, area_code, and organization, phone, until as wanted. Imported accounts have no password: reset it under “Accounts and posts” and hand it over. Or make accounts one by one there.',
  ],
  'people.go': ['去建账号', 'Make accounts'],
  'devices': ['设备', 'Devices'],
  'devices.body': [
    'id、kind、name_zh、lon、lat，可加 area_code、token 等。设备用自己的 id 和 token 接入 MQTT 或 HTTP，收到第一条读数就有数值。',
    'id, kind, name_zh, lon, lat, and area_code, token and more as wanted. A device signs in to MQTT or HTTP with its id and token; values appear with its first reading.',
  ],
  'serve': ['再启动', 'Start again'],
  'serve.body': ['之后在“人员”页排班，外勤人员登录手机端，传感器一报数，实况页就有内容。', 'Then put people on the rota under “People”, field staff sign in on their phones, sensors report, and the live page fills.'],
  'copy': ['复制命令', 'Copy the command'],
  'copied': ['已复制', 'Copied'],
  'hint.areas': ['还没有辖区边界和地图。', 'No boundaries and no map yet.'],
  'hint.people': ['一个个建账号，或从文件导入：', 'Make accounts one by one, or import them from a file:'],
  'hint.devices': ['设备从文件导入，导完重新启动：', 'Devices are imported from a file before the program starts again:'],
  'hint.admin': ['看起步步骤', 'See the first steps'],
  'hint.other': ['请管理员来做。', 'The administrator does this.'],
});
