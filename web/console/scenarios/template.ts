import type { ScenarioField } from '@shared/api/types/index.ts';

export interface NewScenario { code: string; field: ScenarioField; nameZh: string; nameEn: string }

const camel = (code: string): string => code.replace(/-([a-z0-9])/g, (_, c: string) => c.toUpperCase());
const quoted = (text: string): string => (/^[\p{L}\p{N} ()（）]+$/u.test(text) ? text : JSON.stringify(text));

/** A first text: one kind with a value, a condition, and three examples. It is sound but for what is marked 【待填】 or <fill in>, which only its author can say. */
export function template({ code, field, nameZh, nameEn }: NewScenario): string {
  const kind = camel(code);
  const [zh, en] = [quoted(nameZh), quoted(nameEn || nameZh)];
  return `# ${nameZh} ${nameEn}
# 用途、监看什么、归入哪类、叫谁，都写在这里；末尾的示例就是它的测试。
# What it is for, what it watches, what is filed and who is called; the examples at the end are its tests.
package: ${code}
version: 1
field: ${field}
name: { zh: ${zh}, en: ${en} }
purpose:
  zh: 【待填】为谁、解决什么问题，一两句话
  en: <fill in> what it is for and for whom, in a sentence or two
# 用到其种类和类别的场景包 · packages whose kinds and categories it uses
needs: [street-care]

# 涉及个人时写明法律依据；签字后才启用 · when it touches a person: the legal basis; off until somebody signs
# person:
#   basis: { zh: 《…》第…条, en: … }
#   mostDays: 365

deviceKinds:
  ${kind}:
    name: { zh: ${zh}, en: ${en} }
    interval: 10m
    values:
      level: { label: { zh: 【待填】这个读数叫什么, en: <fill in> what this reading is called }, unit: "%", range: [0, 100] }
    conditions:
      high:
        name: { zh: 【待填】出了什么事, en: <fill in> what has happened }
        # 案卷归入的小类 · what its case is filed under
        category: 09-01
        # 1 提示 notice, 2 一般 minor, 3 重要 major, 4 紧急 critical
        severity: 2
        # 满足其一即告警，until 满足则恢复 · whichever is met first raises it, until ends it
        when: [level >= 90, level >= 80 for 5m]
        until: level < 70
      silent:
        name: { zh: 失联, en: Silent }
        category: 01-09
        severity: 1
        # 只在屏上显示，不立案 · stands on the screens only
        filesCase: false
        noDataFor: 35m

# 至少三个示例，其中一个不告警 · at least three, one of which stays quiet
examples:
  - name: 达到 90 立即告警
    kind: ${kind}
    readings:
      - { at: "10:00", level: 92 }
    expect:
      - { condition: high, raised: "10:00", case: 09-01 }
    until: "10:05"

  - name: 80 以上满 5 分钟告警，低于 70 恢复
    kind: ${kind}
    readings:
      - { at: "10:00", level: 85 }
      - { at: "10:20", level: 60 }
    expect:
      - { condition: high, raised: "10:05", started: "10:00", cleared: "10:20" }
    until: "10:25"

  - name: 短时升高不告警
    kind: ${kind}
    readings:
      - { at: "10:00", level: 85 }
      - { at: "10:04", level: 60 }
    expect: []
    until: "10:20"
`;
}

/** The Chinese name that a text gives itself; the code when it gives none that can be read. */
export const codeName = (yaml: string, code: string): string => /^name:\s*\{\s*zh:\s*"?([^,}"]+)/m.exec(yaml)?.[1]?.trim() ?? code;
