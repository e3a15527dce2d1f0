using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Jingwei.Sim.Tests.Play;

/// <summary>A city with one case, as its API would tell it: the short street flow for one officer, one crew and the desk.</summary>
internal sealed class FakeCity : HttpMessageHandler
{
    private static readonly Dictionary<string, (string Who, string[] Moves)> Flow = new()
    {
        ["filed"] = ("patrol1", ["accept", "declined"]),
        ["accepted"] = ("patrol1", ["onTheWay", "arrived", "notMine"]),
        ["onTheWay"] = ("patrol1", ["arrived", "notMine"]),
        ["arrived"] = ("patrol1", ["reallySo", "alreadyClear", "falseAlarm", "notFound"]),
        ["confirmed"] = ("patrol1", ["pickedUp", "handedOver"]),
        ["handedOver"] = ("crew1", ["startWork", "done"]),
        ["handling"] = ("crew1", ["done"]),
        ["done"] = ("street", ["checked", "returned"]),
    };

    private static readonly Dictionary<string, string> After = new()
    {
        ["accept"] = "accepted", ["onTheWay"] = "onTheWay", ["arrived"] = "arrived", ["reallySo"] = "confirmed", ["falseAlarm"] = "done",
        ["alreadyClear"] = "done", ["notFound"] = "done", ["pickedUp"] = "done", ["handedOver"] = "handedOver", ["startWork"] = "handling", ["done"] = "done", ["checked"] = "closed",
        ["returned"] = "handedOver", ["declined"] = "filed",
    };

    private readonly List<(string Who, string Move, DateTimeOffset At)> history = [];
    private int version = 1;

    internal const string Number = "2026-沪-000001";

    internal string State { get; private set; } = "filed";

    internal DateTimeOffset Now { get; set; }

    internal IReadOnlyList<(string Who, string Move, DateTimeOffset At)> History => history;

    internal int Pictures { get; private set; }

    /// <summary>Somebody moves the case with this account in a browser.</summary>
    internal void MoveByHand(string who, string move) => Make(who, move);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath["/api/v1/".Length..];
        var who = request.Headers.TryGetValues("Cookie", out var cookies) ? cookies.Single() : "";
        if (path == "session")
        {
            var name = (await request.Content!.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("userName").GetString();
            var answer = Json(new { });
            answer.Headers.Add("Set-Cookie", $"{name}; path=/");
            return answer;
        }

        if (path == "me/tasks")
        {
            return Json(new { items = Flow.TryGetValue(State, out var step) && step.Who == who && who != "street" ? new[] { Task() } : [], next = (string?)null });
        }

        if (path == "cases")
        {
            return Json(new { items = State == "closed" ? [] : new[] { Task() }, next = (string?)null });
        }

        if (path == "files")
        {
            Pictures++;
            return Json(new { id = $"{Pictures}" });
        }

        if (path.EndsWith("/moves"))
        {
            var move = (await request.Content!.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("move").GetString()!;
            if (Flow[State].Who != who || !Flow[State].Moves.Contains(move))
            {
                return new HttpResponseMessage(HttpStatusCode.Conflict) { Content = JsonContent.Create(new { code = "move_not_allowed" }) };
            }

            Make(who, move);
            return Json(Task());
        }

        return path.StartsWith("cases/") ? Json(Task()) : new HttpResponseMessage(HttpStatusCode.NoContent);
    }

    private void Make(string who, string move)
    {
        history.Add((who, move, Now));
        State = After[move];
        version++;
    }

    private object Task() => new
    {
        id = "1",
        number = Number,
        state = State,
        source = "sensor",
        deviceId = "bin-012",
        place = new { lon = 121.4478, lat = 31.2280 },
        called = new { userName = "patrol1" },
        openedAt = Now,
        version,
        severity = 2,
        outcome = State is "done" or "closed" ? "cleared" : null,
        allowedMoves = Flow.TryGetValue(State, out var step) ? step.Moves : [],
        history = history.Select((h, i) => new { id = $"{i}", at = h.At, by = new { userName = h.Who, role = "officer", machine = false }, how = "field", code = h.Move }),
        ring = State is "filed" or "handedOver" ? new { callId = State, since = Now } : null,
        mine = State != "filed",
    };

    private static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK) { Content = JsonContent.Create(body) };
}
