using System.Diagnostics;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Tests.RegisterRows;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>Alarms since an instant are found by their ids: years of older ones are not read.</summary>
public sealed class AlarmsSinceTests
{
    [Fact]
    public async Task The_list_since_an_instant_begins_at_the_first_id_that_may_be_of_it()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        var noon = rig.Clock.Now;
        using var heard = new Commands();
        (await List(rig, noon)).ShouldBe(1);
        (await List(rig, noon.AddMilliseconds(1))).ShouldBe(0);

        var asked = heard.Texts.First(t => t.Contains("\"alarm\"", StringComparison.Ordinal) || t.Contains("alarm", StringComparison.Ordinal));
        var plan = await rig.Storage.Reader.Read(async db =>
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = $"EXPLAIN QUERY PLAN {asked}";
            await using var lines = await command.ExecuteReaderAsync();
            var said = new List<string>();
            while (await lines.ReadAsync())
                said.Add(lines.GetString(3));
            return said;
        });
        plan.ShouldContain(l => l.StartsWith("SEARCH a USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)", StringComparison.Ordinal), string.Join('\n', plan));
    }

    private static async Task<int> List(SensingRig rig, DateTimeOffset from) =>
        (await rig.Get<ListAlarms>().Run(null, null, null, null, null, null, from, null, null, LeaseRig.Operator, CancellationToken.None)).Value.Items.Count;

    /// <summary>The commands that this test sends to a database.</summary>
    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<Commands?> Here = new();
        private readonly IDisposable all;
        private readonly List<IDisposable> listening = [];

        public Commands()
        {
            Here.Value = this;
            all = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public List<string> Texts { get; } = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                listening.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Here.Value == this && value.Value is CommandEventData { } data && value.Key.EndsWith("CommandExecuting", StringComparison.Ordinal))
                lock (Texts)
                    Texts.Add(data.Command.CommandText);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            all.Dispose();
            listening.ForEach(l => l.Dispose());
        }
    }
}
