using System.Globalization;
using Jingwei.Gateway.Open311;

namespace Jingwei.Gateway.Tests.Open311;

/// <summary>The filters of a list of requests, and the rule of ninety days.</summary>
public sealed class RequestQueryTests
{
    private static readonly DateTimeOffset Now = At("2026-11-26T04:00:00Z");

    [Fact]
    public void Without_dates_the_last_ninety_days_are_meant()
    {
        var query = Read("");
        query.From.ShouldBe(Now.AddDays(-90));
        query.Before.ShouldBe(DateTimeOffset.MaxValue);
        (query.Ids, query.Codes, query.Closed).ShouldBe((null, null, null));
    }

    [Fact]
    public void One_date_means_ninety_days_from_it_or_before_it()
    {
        var from = Read("start_date=2026-01-01T00:00:00Z");
        (from.From, from.Before).ShouldBe((At("2026-01-01T00:00:00Z"), At("2026-04-01T00:00:01Z")));
        var until = Read("end_date=2026-04-01T00:00:00Z");
        (until.From, until.Before).ShouldBe((At("2026-01-01T00:00:00Z"), At("2026-04-01T00:00:01Z")));
    }

    [Fact]
    public void Both_ends_count_and_a_whole_second_with_all_it_holds()
    {
        var query = Read("start_date=2026-01-01T08:00:00%2B08:00&end_date=2026-04-01T00:00:00Z");
        (query.From, query.Before).ShouldBe((At("2026-01-01T00:00:00Z"), At("2026-04-01T00:00:01Z")));
        Read("end_date=2026-04-01T00:00:00.250Z").Before.ShouldBe(At("2026-04-01T00:00:00.251Z"));
    }

    [Fact]
    public void A_plus_that_nobody_escaped_is_understood() => Read("start_date=2026-01-01T08:00:00+08:00").From.ShouldBe(At("2026-01-01T00:00:00Z"));

    [Fact]
    public void Dates_at_the_ends_of_time_break_nothing()
    {
        Read("start_date=9999-12-31T23:59:59Z").Before.ShouldBe(DateTimeOffset.MaxValue);
        Read("end_date=0001-01-02T00:00:00Z").From.ShouldBe(DateTimeOffset.MinValue);
        Read("end_date=9999-12-31T23:59:59.999Z").From.ShouldBeLessThan(DateTimeOffset.MaxValue);
    }

    [Fact]
    public void Codes_and_statuses_are_lists_and_empty_is_as_good_as_none()
    {
        Read("service_code=01-01,02-01&service_code=03-01").Codes.ShouldBe(["01-01", "02-01", "03-01"]);
        Read("status=OPEN").Closed.ShouldBe(false);
        Read("status=closed").Closed.ShouldBe(true);
        Read("status=open,closed").Closed.ShouldBeNull();
        Read("status=&service_code=&start_date=&end_date=&service_request_id=").ShouldBe(Read(""));
    }

    [Fact]
    public void Named_requests_override_all_else() => Read("service_request_id=2026-沪-000001,2026-沪-000002&status=nonsense&start_date=never").Ids.ShouldBe(["2026-沪-000001", "2026-沪-000002"]);

    [Theory]
    [InlineData("start_date=yesterday", "start_date")]
    [InlineData("start_date=2026-01-01", "start_date")]
    [InlineData("start_date=2026-01-01T00:00:00", "start_date")]
    [InlineData("end_date=2026-13-01T00:00:00Z", "end_date")]
    [InlineData("end_date=2026-02-30T00:00:00Z", "end_date")]
    [InlineData("start_date=99999-01-01T00:00:00Z", "start_date")]
    [InlineData("status=done", "status")]
    [InlineData("start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", "later")]
    [InlineData("start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:01Z", "90 days")]
    public void What_cannot_be_meant_is_named(string query, string named)
    {
        var (read, wrongs) = Parse(query);
        read.ShouldBeNull();
        wrongs.Single().Status.ShouldBe(400);
        wrongs[0].Says.En.ShouldContain(named);
        wrongs[0].Says.Zh.ShouldNotBeEmpty();
    }

    [Fact]
    public void More_than_a_thousand_numbers_are_too_many() => Parse("service_request_id=" + string.Join(',', Enumerable.Range(1, 1001))).Wrongs.ShouldHaveSingleItem();

    private static RequestQuery Read(string query)
    {
        var (read, wrongs) = Parse(query);
        wrongs.ShouldBeEmpty();
        return read.ShouldNotBeNull();
    }

    private static (RequestQuery? Query, IReadOnlyList<Wrong> Wrongs) Parse(string query)
    {
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return RequestQuery.Read(name => values.TryGetValue(name, out var value) ? value.ToString() : "", Now);
    }

    private static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);
}
