using Jingwei.Scenarios.Contracts;

namespace Jingwei.Scenarios.Tests;

/// <summary>A small package that is right, for tests to make wrong.</summary>
internal static class TestPackage
{
    public const string FileName = "test/scenario.yaml";

    public const string Good = """
        package: test
        version: 1
        name: { zh: 测试, en: Test }
        purpose: { zh: 测试, en: Test }
        deviceKinds:
          bin:
            name: { zh: 箱, en: Bin }
            interval: 10m
            values:
              fill: { label: { zh: 满, en: Fill }, unit: "%", range: [0, 100] }
              lid: { label: { zh: 盖, en: Lid }, words: [shut, open] }
            conditions:
              overflow:
                name: { zh: 满溢, en: Overflow }
                category: 03-01
                severity: 2
                when: [fill >= 95, fill >= 85 for 5m]
                until: fill < 60
              frozen: { name: { zh: 卡住, en: Frozen }, category: 03-01, severity: 1, stuck: fill for 6h }
              filling: { name: { zh: 快满, en: Filling }, category: 03-01, severity: 1, rises: fill by 20 within 10m until less than 5 }
              fumbled: { name: { zh: 反复开, en: Fumbled }, category: 03-01, severity: 1, often: lid is open 3 times within 1h }
              leftOpen: { name: { zh: 忘关, en: Left open }, category: 03-01, severity: 1, notFollowed: [lid is open, lid is shut], within: 5m, until: lid is shut }
        categories:
          - code: "03"
            name: { zh: 市容, en: Street }
            severity: 2
            clocks: { accept: 60s, arrive: 3m, clear: 10m, check: 1h }
            children:
              - { code: 03-01, name: { zh: 满溢, en: Overflow }, severity: 2, report: true }
        calls:
          sensor: [officer, [pointOwner, operator]]
        examples:
          - name: at once
            kind: bin
            readings:
              - { at: "10:00", fill: 97 }
            expect:
              - { condition: overflow, raised: "10:00", case: 03-01, calls: [officer, [pointOwner, operator]] }
            until: "10:01"
          - name: half full
            kind: bin
            readings: [ { at: "10:00", fill: 50 } ]
            expect: []
            until: "10:01"
          - name: held
            kind: bin
            readings: [ { at: "10:00", fill: 85 } ]
            expect: [ { condition: overflow, raised: "10:05", started: "10:00" } ]
            until: "10:06"
        field: sanitation
        person:
          basis: { zh: 《测试法》第一条, en: Article 1 of the Test Act }
          mostDays: 90
        playbook:
          steps:
            - { who: officer, do: { zh: 去看, en: Go and look } }
          levels:
            - { level: IV, name: { zh: 四级, en: Level IV }, proposedBy: [bin.overflow], activatedBy: commander, do: [ { zh: 加派, en: Send more } ] }
        screen: { title: { zh: 箱, en: Bins }, show: [devices, onTime] }
        vitalSigns:
          - { code: full, name: { zh: 满, en: Full }, measure: activeAlarms, of: [bin.overflow], owner: operator, warn: 3, act: 10 }
          - { code: prompt, name: { zh: 按时, en: On time }, measure: onTimeShare, of: ["03"], owner: operator, warn: 95, act: 80 }
          - { code: mute, name: { zh: 失联, en: Silent }, measure: silentShare, of: [bin], owner: operator, warn: 5, act: 20 }
        """;

    /// <summary>A package that needs the one above and watches its bins.</summary>
    public const string Needing = """
        package: needing
        version: 1
        field: safety
        name: { zh: 借用, en: Needing }
        purpose: { zh: 借用, en: Needing }
        needs: [test]
        watches:
          bin:
            conditions:
              empty: { name: { zh: 空, en: Empty }, category: 03-01, severity: 1, when: [fill < 2], until: fill >= 5 }
        calls:
          sensor 03-01: [crew]
        examples:
          - name: emptied
            kind: bin
            readings: [ { at: "10:00", fill: 1 } ]
            expect: [ { condition: empty, raised: "10:00", case: 03-01, calls: [crew] } ]
            until: "10:01"
          - name: what the other package watches is not asked about
            kind: bin
            readings: [ { at: "10:00", fill: 99 } ]
            expect: []
            until: "10:01"
          - name: unless it is named
            kind: bin
            readings: [ { at: "10:00", fill: 99 } ]
            expect: [ { condition: overflow, raised: "10:00" } ]
            until: "10:01"
          - name: somebody else moves in
            register: lease
            rows:
              - { at: "10:00", no: A-1, house: bin-1, tenant: 甲, guests: 2, state: open }
              - { at: "11:00", no: A-1, house: bin-1, tenant: 乙, guests: 5, state: open }
              - { at: "12:00", looked: A-1 }
              - { at: "13:00", no: A-1, gone: true }
            expect:
              - { condition: moved, raised: "11:00", cleared: "12:00" }
              - { condition: crowded, raised: "11:00", cleared: "13:00" }
            until: "14:00"
          - name: two empty bins of a street
            group: emptyStreet
            devices: { one: bin, other: bin }
            readings:
              - { at: "10:00", device: one, fill: 1 }
              - { at: "10:05", device: other, fill: 1 }
              - { at: "10:30", device: one, fill: 9 }
            expect: [ { condition: all, raised: "10:10", started: "10:05", cleared: "10:30" } ]
            until: "10:31"
        person: { basis: { zh: 《测试法》第二条, en: Article 2 of the Test Act }, mostDays: 30 }
        registers:
          lease:
            name: { zh: 合同, en: Lease }
            key: no
            place: house
            columns:
              no: { label: { zh: 编号, en: No. }, is: text }
              house: { label: { zh: 楼, en: House }, is: text }
              tenant: { label: { zh: 租户, en: Tenant }, is: personal }
              guests: { label: { zh: 人数, en: Guests }, is: number, unit: 人 }
              ends: { label: { zh: 到期, en: Ends }, is: day }
              state: { label: { zh: 状态, en: State }, words: [open, done] }
            conditions:
              moved: { name: { zh: 换租, en: Moved }, category: 03-01, severity: 1, changes: tenant, until: looked }
              crowded: { name: { zh: 超员, en: Crowded }, category: 03-01, severity: 1, when: [guests >= 5], until: guests < 5 }
              late: { name: { zh: 逾期, en: Late }, category: 03-01, severity: 1, overdue: ends while state is open }
              asked: { name: { zh: 多次, en: Asked }, category: 03-01, severity: 1, often: rows 2 times within 1h }
        groups:
          emptyStreet:
            name: { zh: 空街, en: Empty street }
            of: road
            counts:
              empty: { label: { zh: 空箱, en: Empty bins }, of: [bin.empty] }
              full: { label: { zh: 满箱, en: Full bins }, of: [bin.overflow, bin.filling] }
            conditions:
              all: { name: { zh: 全空, en: All empty }, category: 03-01, severity: 1, holds: empty >= 100% and not (full or empty < 2) for 5m, until: empty < 2 }
              many: { name: { zh: 多箱满, en: Many full }, category: 03-01, severity: 2, when: [full >= 3 for 10m], until: full < 2 }
        """;

    public static PackageSet Read(params string[] yamls) => LoadPackages.Read(yamls.Select((y, i) => (i == 0 && !y.StartsWith("package: needing", StringComparison.Ordinal) ? FileName : $"{i}", y)));

    /// <summary>The text with one thing put in another's place, which must be there.</summary>
    public static string With(this string yaml, string right, string wrong)
    {
        yaml.ShouldContain(right);
        var place = yaml.IndexOf(right, StringComparison.Ordinal);
        return yaml.Remove(place, right.Length).Insert(place, wrong);
    }
}
