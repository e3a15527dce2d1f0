using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Photos;
using Jingwei.City.Contracts;
using Microsoft.EntityFrameworkCore;
using static Jingwei.Cases.Tests.Photos.MadePictures;

namespace Jingwei.Cases.Tests.Photos;

/// <summary>Photos of two reports are compared among what is near, shown side by side, and never to strangers.</summary>
public sealed class SimilarPhotosTests
{
    private static readonly CancellationToken Now = CancellationToken.None;

    [Fact]
    public async Task Two_reports_with_the_same_picture_are_found_by_it_though_their_words_say_nothing()
    {
        await using var city = await LevelsRig.Open();
        var first = await Report(city, "看照片", Jpeg(Scene(11), 85));
        var other = await Report(city, "这里", Jpeg(Scene(12), 85));
        var same = await Report(city, "麻烦处理一下", Jpeg(Resized(Scene(11), 320, 240), 50));
        var found = (await city.Get<ShowSimilar>().BesideCase(same.Number, city["desk"], Now)).Value.Items;
        found[0].Number.ShouldBe(first.Number, "the most alike comes first");
        found[0].Photos.ShouldBe(new SimilarPhotos(same.File, first.File));
        found[0].Reasons.ShouldContain(r => r.Code == "photoAlike");
        found.Single(f => f.Number == other.Number).Photos.ShouldBeNull();
        var told = (await city.Get<ShowSimilar>().ToReporter(new SimilarRequest("看照片", 121.45, 31.23, "01-05"), Now)).Value;
        System.Text.Json.JsonSerializer.Serialize(told).ShouldNotContain(first.File);
    }

    [Fact]
    public async Task Marks_are_read_by_the_case_and_not_by_all()
    {
        await using var city = await LevelsRig.Open();
        var plan = await city.Storage.Reader.Read(async db =>
        {
            await using var command = PhotoMarks.Query(db, [1, 2]).CreateDbCommand();
#pragma warning disable CA2100 // The query's own text.
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var lines = new List<string>();
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(3));
            }

            return lines;
        });
        plan.ShouldContain(l => l.Contains("ix_case_file_case (case_id=?)"), string.Join('\n', plan));
        plan.ShouldContain(l => l.Contains("SEARCH p USING"), string.Join('\n', plan));
    }

    private static async Task<(string Number, string File)> Report(LevelsRig city, string words, byte[] jpeg)
    {
        var file = (await city.Get<CaseFiles>().Take(new MemoryStream(jpeg), Actor.Nobody, Now)).Value;
        var sent = (await city.Get<ReportProblem>().Run(new ReportRequest(words, 121.45, 31.23, [file.Id], Category: "01-05"), Actor.Nobody, Now)).Value;
        await city.Storage.Settle();
        return (sent.Number, file.Id);
    }
}
