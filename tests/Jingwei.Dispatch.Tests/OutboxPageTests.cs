using System.Diagnostics;
using Jingwei.Dispatch.Calls;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

public sealed class OutboxPageTests
{
    [Fact]
    public async Task The_numbers_of_all_messages_are_looked_up_at_once_and_masked()
    {
        using var queries = new Queries();
        await using var street = await StreetRig.Open();
        await street.Alarm();
        await street.After(TimeSpan.FromSeconds(150));

        queries.Said.Clear();
        var page = (await street.Rig.Services.GetRequiredService<ListCalls>().Messages(street.Actor("street"), null, null, null, null, CancellationToken.None)).Value;

        page.Items.Select(m => m.To.UserName).Distinct().Count().ShouldBeGreaterThan(2);
        page.Items.Single(m => m is { Channel: "sms", To.UserName: "patrol1" }).AddressMasked.ShouldBe("130****0001");
        page.Items.ShouldAllBe(m => m.AddressMasked!.Contains("****"));
        queries.Said.Count(sql => sql.Contains("account_phone", StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>What this test, and none that runs beside it, asks of the database.</summary>
    private sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly AsyncLocal<bool> ours = new();
        private readonly List<IDisposable> subscriptions = [];

        public Queries()
        {
            ours.Value = true;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public List<string> Said { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (ours.Value && value.Value is CommandExecutedEventData command)
            {
                Said.Add(command.Command.CommandText);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());
    }
}
