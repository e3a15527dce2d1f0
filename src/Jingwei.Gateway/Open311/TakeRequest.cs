using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Microsoft.AspNetCore.Http;

namespace Jingwei.Gateway.Open311;

/// <summary>Files a request as a resident's report. Its number is known at once, so that no token is needed.</summary>
internal sealed class TakeRequest(Discovery discovery, ServiceBook services, OpenReports reports, FindAddress addresses, CheckKey keys)
{
    private const string Door = "open311";

    public async Task<Reply> Run(HttpRequest request, Language say, CancellationToken ct)
    {
        var (form, unread) = await RequestForm.Read(request, ct);
        if (form is null)
        {
            return Reply.Refuse(say, unread!);
        }

        if (!discovery.IsOurs(form["jurisdiction_id"]))
        {
            return Reply.Refuse(say, Discovery.NotOurs);
        }

        var (holder, wrongKey) = await keys.HolderOf(form["api_key"]);
        if (wrongKey is not null)
        {
            return Reply.Refuse(say, wrongKey);
        }

        var code = form["service_code"];
        if (code.Length == 0)
        {
            return Reply.Refuse(say, Wrong.With("service_code 必填：取自 services。", "service_code is required: take one of services."));
        }

        if (services.Find(code) is not { } category)
        {
            return Reply.Refuse(say, Services.Unknown(code));
        }

        var (place, wrongPlace) = await PlaceOf(form, ct);
        var (wrongAnswers, lines) = CheckAnswers.Run(services.Of(code).Questions, form.Answers);
        List<Wrong> wrongs = [.. form.Wrongs(), .. wrongAnswers];
        if (wrongPlace is not null)
        {
            wrongs.Insert(0, wrongPlace);
        }

        if (wrongs.Count > 0)
        {
            return Reply.Refuse(say, wrongs);
        }

        if (keys.OutOfReach(holder, place!.Value) is { } far)
        {
            return Reply.Refuse(say, far);
        }

        return await RepeatedRequest.Once(request, form, holder, say, () => File(form, category, place.Value, lines, holder, say, ct));
    }

    private async Task<Reply> File(RequestForm form, CategoryDefinition category, GeoPoint place, IReadOnlyList<string> lines, Actor holder, Language say, CancellationToken ct)
    {
        var words = string.Join('\n', lines.Prepend(form["description"]).Where(l => l.Length > 0));
        var filed = await reports.Report(
            new OutsideReport(
                Door, words.Length > 0 ? words : category.Name.Zh, place, category.Code, form.Contact, form.Name, form["address_string"] is { Length: > 0 } address ? address : null,
                form["media_url"] is { Length: > 0 } link ? $"media_url: {link}" : null),
            holder, ct);
        return !filed.Ok ? Reply.Refuse(say, Refused(filed.Refusal)) : Reply.Requests([Spark.Of(
            ("service_request_id", filed.Value), ("service_notice", say.Of(ServiceBook.NoticeOf(category))), ("account_id", form["account_id"]))]);
    }

    /// <summary>The point itself, else what the words or the address id stand for.</summary>
    private async Task<(GeoPoint? Place, Wrong? Wrong)> PlaceOf(RequestForm form, CancellationToken ct)
    {
        var (place, wrong) = form.Place();
        if (place is not null || wrong is not null)
        {
            return (place, wrong);
        }

        if (form["address_id"] is { Length: > 0 } id)
        {
            return addresses.ById(id) is { } known ? (known, null)
                : (null, Wrong.With($"没有 address_id {Cut(id)}：取自 requests 的 address_id，或给出 lat 与 long。", $"There is no address_id {Cut(id)}: take one from requests, or give lat and long."));
        }

        if (form["address_string"] is { Length: > 0 } words)
        {
            return await addresses.ByWords(words, ct) is { } found ? (found, null)
                : (null, Wrong.With("地图上没有找到 address_string：请写路名和路口，或给出 lat 与 long。", "The map does not know this address_string: write a street and a crossing, or give lat and long."));
        }

        return (null, Wrong.With("缺少地点：请给出 lat 与 long，或 address_string，或 address_id。", "The place is missing: give lat and long, or address_string, or address_id."));
    }

    private static Wrong Refused(Refusal refusal) => refusal.Code switch
    {
        "place_outside_city" => Wrong.With("这个地点不在本市。", "This place is outside the city."),
        _ => Wrong.With($"未能受理：{refusal.Code}。", Answers.DetailsOf(refusal).Detail ?? refusal.Code),
    };

    private static string Cut(string text) => text.Length > 40 ? text[..40] : text;
}
