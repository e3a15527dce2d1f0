using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Replies;
using Jingwei.Cases.Retention;
using Jingwei.City.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>Of each report goes what the periods say of its own kind, wherever the case that it filed was carried on meanwhile.</summary>
public sealed class MergedRetentionTests
{
    private const string Secret = "白鹭湾";
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public async Task Words_of_a_resident_go_with_an_inspectors_case_and_the_inspectors_stay()
    {
        await using var city = await RetentionStreet.Open();
        var (root, resident) = (await Inspect(city, "巡查发现井盖松动"), await city.Report());
        var further = (await city.Get<AddReporter>().Assisted(root.Number, new FurtherReporter($"我家在{Secret}", OnBehalfOf: new OnBehalfOf("王秀英", RetentionStreet.Phone)), city["desk"], CancellationToken.None)).Value;
        await Merge(city, resident.Number, root.Number);
        await city.End(root.Number);
        await city.After(Year);
        (await city.Known(resident.Number)).ShouldBeTrue("it goes with the case that carries it on, at the latest instant of all");
        await city.After(Year);

        (await city.Known(root.Number), await city.Known(resident.Number), await city.Known(further.Number)).ShouldBe((false, false, false));
        ((await city.Row(root.Number)).Text, (await city.Row(resident.Number)).Text).ShouldBe(("巡查发现井盖松动", null));
        (await city.Everything()).ShouldNotContain(t => t.Contains(Secret) || t.Contains("13912345678") || t.Contains("王秀英"));
        (await RemovedOf(city, root.Number), await RemovedOf(city, further.Number)).ShouldBe(("[\"contact\"]", "[\"contact\",\"words\",\"letters\",\"calls\",\"photos\"]"));
        (await city.Findings()).ShouldBeEmpty();
        await city.Storage.Writer.Write(scope => scope.Db.Set<CaseRow>().Where(c => c.Number == resident.Number).ExecuteUpdateAsync(c => c.SetProperty(r => r.Text, "楼下")));
        (await city.Findings()).ShouldBe(["reporter_words_left"]);
    }

    [Fact]
    public async Task A_report_that_is_kept_longer_keeps_the_case_that_carries_it_on()
    {
        await using var city = await RetentionStreet.Open();
        var (root, longer) = (await city.Report(), await Inspect(city, "井盖松动"));
        await Merge(city, longer.Number, root.Number);
        await city.End(root.Number);
        var plan = (await city.Get<ShowRetention>().OfCase(root.Number, city["leader"], CancellationToken.None)).Value.Plan!;
        (plan.Days, plan.DueAt).ShouldBe((730, city.Now.AddDays(730)));
        await city.After(Year + TimeSpan.FromDays(1));
        (await city.Known(root.Number), await city.Known(longer.Number)).ShouldBe((true, true));
    }

    [Fact]
    public async Task What_was_said_while_it_was_merged_goes_with_it_after_a_split_and_the_others_stays()
    {
        await using var city = await RetentionStreet.Open();
        var (photo, later, others) = (await city.Photo(21), await city.Photo(22), await city.Photo(23));
        var (root, one) = (await city.Report([others]), await city.Report([photo]));
        await Merge(city, one.Number, root.Number);
        (await city.Get<SayMore>().Run(one.Number, new SayMoreRequest(one.FollowCode, $"我住{Secret}", [later]), Actor.Nobody, CancellationToken.None)).Ok.ShouldBeTrue();
        (await city.Get<ReplyToReporter>().Run(root.Number, new ReplyRequest($"已去{Secret}看过", Reporter: one.Number), city["desk"], "console", CancellationToken.None)).Ok.ShouldBeTrue();
        (await city.Get<ReplyToReporter>().Run(root.Number, new ReplyRequest("给您回话", Reporter: root.Number), city["desk"], "console", CancellationToken.None)).Ok.ShouldBeTrue();
        var split = await city.Get<MergeCases>().Split(one.Number, new SplitRequest(), city["leader"], "console", CancellationToken.None);
        split.Ok.ShouldBeTrue(split.Ok ? "" : split.Refusal.Code);
        await city.End(one.Number);
        await city.After(Year);

        (await city.Known(one.Number), await city.Known(root.Number)).ShouldBe((false, true));
        var texts = await city.Everything();
        texts.ShouldNotContain(t => t.Contains(Secret) || t.Contains(photo) || t.Contains(later));
        texts.ShouldContain("给您回话");
        (File.Exists(city.PathOf(photo)), File.Exists(city.PathOf(later)), File.Exists(city.PathOf(others))).ShouldBe((false, false, true));
        (await city.Row(root.Number)).Text.ShouldBe(RetentionStreet.Words);
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_taken_out_just_before_leaves_out_the_words_of_a_merged_case_too()
    {
        await using var city = await RetentionStreet.Open();
        var (root, one) = (await city.Report(), await city.Report());
        await Merge(city, one.Number, root.Number);
        await city.End(root.Number, CaseOutcome.Voided);
        await city.After(TimeSpan.FromDays(50));
        (await Exported(city)).Count(t => t.Contains("垃圾桶")).ShouldBe(2);
        await city.After(TimeSpan.FromDays(5));
        (await Exported(city)).ShouldNotContain(t => t.Contains("垃圾桶") || t.Contains("富民路"));
    }

    private static async Task<List<string>> Exported(LevelsRig city)
    {
        var plan = await city.Storage.Services.GetServices<IExportableList>().Single(l => l.Name == "cases").Plan(new Dictionary<string, string>(), english: false, city["leader"], CancellationToken.None);
        plan.Value.Total.ShouldBe(2);
        return [.. (await plan.Value.Read(null, CancellationToken.None)).Rows.SelectMany(r => r).OfType<string>()];
    }

    private static async Task<ReportReceipt> Inspect(LevelsRig city, string words)
    {
        var filed = await city.Get<ReportProblem>().Run(new ReportRequest(words, 121.45, 31.23, null, RetentionStreet.Phone, "inspector", Category: "01-05"), city["desk"], CancellationToken.None);
        filed.Ok.ShouldBeTrue(filed.Ok ? "" : filed.Refusal.Code);
        await city.Storage.Settle();
        return filed.Value;
    }

    private static async Task Merge(LevelsRig city, string number, string into)
    {
        var merged = await city.Get<MergeCases>().Merge(number, new MergeRequest(into), city["leader"], "console", CancellationToken.None);
        merged.Ok.ShouldBeTrue(merged.Ok ? "" : merged.Refusal.Code);
        await city.Storage.Settle();
    }

    private static Task<string?> RemovedOf(LevelsRig city, string number) => city.Storage.Reader.Read(db => db.Set<CaseReporterRow>().Where(r => r.Number == number).Select(r => r.RemovedKinds).SingleAsync());
}
