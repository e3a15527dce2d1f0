using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>Turns a lane's outputs into alarms and their events, in the lane's own transaction.</summary>
internal sealed class AlarmWriting(DeviceDirectory directory, AttentionDesk desk)
{
    /// <summary>Applies outputs in order, those of one input as <see cref="TellingOrder"/> says. One that an alarm has seen already changes nothing.</summary>
    /// <returns>Those that were news.</returns>
    public async Task<IReadOnlyList<LaneOutput>> Apply(WriteScope scope, IReadOnlyList<LaneOutput> outputs)
    {
        var attention = desk.Open(scope);
        var news = new List<LaneOutput>(outputs.Count);
        foreach (var output in TellingOrder.Of(outputs))
        {
            var device = directory.FindById(output.DeviceId);
            // As the rules that told it say, not as it may be declared by now.
            if (device is null || output.Kind.Declared?.FindCondition(output.News.Condition) is not { } condition)
            {
                if (device is not null && output.Kind.Declared?.FindCondition(SeverityRule.ConditionOf(output.News.Condition) ?? "") is { } worse)
                    await attention.Weigh(device, worse, output.News.Worst, output.News.Value);
                continue;
            }
            var (change, episode, _) = output.News.News;
            var alarm = scope.Db.Set<AlarmRow>().Local.FirstOrDefault(a => a.DeviceId == device.Id && a.Condition == condition.Code && a.Episode == episode)
                ?? await scope.Db.Set<AlarmRow>().SingleOrDefaultAsync(a => a.DeviceId == device.Id && a.Condition == condition.Code && a.Episode == episode);
            if (alarm is not null && alarm.LastSeq >= output.Seq)
                continue;
            if (alarm is null)
            {
                scope.Db.Add(alarm = New(scope, device, condition, output));
                await attention.Begin(device, condition, alarm, over: output.News.News.Episode.EndMs is not null);
            }
            else
            {
                alarm.StartedAt = At(output.News.News.Episode.StartMs);
            }
            alarm.LastSeq = output.Seq;
            news.Add(output);
            if ((change == EpisodeChange.Withdrawn || output.News.News.Episode.EndMs is not null) && Clear(scope, device, alarm, output))
                await attention.Over(alarm);
            await attention.Show(alarm);
        }
        return news;
    }

    private static AlarmRow New(WriteScope scope, DeviceEntry device, Contracts.Catalog.ConditionDefinition condition, LaneOutput output)
    {
        var episode = output.News.News.Episode;
        return new AlarmRow
        {
            Id = scope.NewId(),
            DeviceId = device.Id,
            Condition = condition.Code,
            Episode = output.News.News.Number,
            CategoryCode = condition.CategoryCode,
            Severity = SeverityRule.Of(condition, output.News.Worst),
            // What was over before it was known is kept, and nobody is sent out for it.
            FilesCase = condition.FilesCase && episode.EndMs is null,
            AreaId = device.AreaId,
            ValueName = RuleCompiler.ValueOf(condition),
            Value = output.News.Value,
            StartedAt = At(episode.StartMs),
            RaisedAt = At(output.AtMs),
        };
    }

    /// <summary>Whether it was active until now.</summary>
    private static bool Clear(WriteScope scope, DeviceEntry device, AlarmRow alarm, LaneOutput output)
    {
        var first = alarm.ClearedAt is null;
        alarm.Withdrawn = output.News.News.Change == EpisodeChange.Withdrawn;
        alarm.ClearedAt = output.News.News.Episode.EndMs is { } end ? At(end) : alarm.ClearedAt ?? At(output.AtMs);
        if (first)
            scope.Emit(alarm.Stream, new AlarmCleared(alarm.Id, device.Name, alarm.ClearedAt.Value, alarm.ValueName, output.News.Value, alarm.Flapping));
        return first;
    }

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
