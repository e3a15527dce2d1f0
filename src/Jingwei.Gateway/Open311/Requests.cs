using Jingwei.Cases.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Open311;

/// <summary>Requests as anybody may see them: many, one, and the number that a token stands for.</summary>
internal sealed class Requests(PublishedReports reports, ServiceBook services, DrawRequest draw, CityClock clock)
{
    public async Task<Reply> List(Func<string, string> value, Language say, CancellationToken ct)
    {
        var (query, wrongs) = RequestQuery.Read(value, clock.Now);
        if (query is null)
        {
            return Reply.Refuse(say, wrongs);
        }

        if (query.Codes?.FirstOrDefault(c => services.Find(c) is null) is { } unknown)
        {
            return Reply.Refuse(say, Services.Unknown(unknown));
        }

        var filter = query.Ids is { } ids
            ? new PublishedFilter(Numbers: [.. ids.Select(OpenReports.TidyNumber)])
            : new PublishedFilter(null, query.Codes, query.From, query.Before, query.Closed);
        return Reply.Requests((await reports.List(filter, RequestQuery.MostRequests, ct)).Select(r => draw.Of(r, say)));
    }

    public async Task<Reply> Show(string id, Language say, CancellationToken ct) => await Find(id, ct) is { } report
        ? Reply.Requests([draw.Of(report, say)])
        : Reply.Refuse(say, Wrong.Unknown("没有这个 service_request_id，或它不公开。", "There is no such service_request_id, or it is not public."));

    /// <summary>Numbers are given at once, so that a token is a number; clients that ask for one all the same are answered.</summary>
    public async Task<Reply> Token(string token, Language say, CancellationToken ct) => await Find(token, ct) is { } report
        ? Reply.Requests([Spark.Of(("service_request_id", report.Number), ("token", token))])
        : Reply.Refuse(say, Wrong.Unknown("没有这个 token：本市受理时即给出 service_request_id。", "There is no such token: this city gives the service_request_id at once."));

    private async Task<PublishedReport?> Find(string id, CancellationToken ct)
    {
        var found = await reports.List(new PublishedFilter(Numbers: [OpenReports.TidyNumber(id)]), 1, ct);
        return found.Count > 0 ? found[0] : null;
    }
}
