using System.Text;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Figures;

/// <summary>A day's figures as people read them.</summary>
public static class ReportTable
{
    public static string Write(DayReport day)
    {
        var text = new StringBuilder();
        text.AppendLine($"Played day {Tide.Local(day.From):yyyy-MM-dd HH:mm} to {Tide.Local(day.To):yyyy-MM-dd HH:mm}, seed {day.Seed}, in {day.MachineSeconds:0} s");
        text.AppendLine();
        text.AppendLine($"  cases filed                         {day.Cases,5}   ({string.Join(", ", day.BySource.Select(s => $"{s.Key} {s.Value}"))})");
        text.AppendLine($"  false alarms / not found            {day.FalseAlarms,5} / {day.NotFound}");
        text.AppendLine($"  street events                       {day.Events,5}   (of these cleared by themselves {day.ClearedThemselves})");
        text.AppendLine($"  closed after a check or sampling    {day.Closed,5}");
        text.AppendLine($"  solved within 10 min of the alarm   {day.SolvedFromAlarm.Percent,5:0.0} %   {day.SolvedFromAlarm.Part} of {day.SolvedFromAlarm.Of} events: last clearing move minus opening of the case");
        text.AppendLine($"  right again within 10 min in truth  {day.SolvedFromTruth.Percent,5:0.0} %   {day.SolvedFromTruth.Part} of {day.SolvedFromTruth.Of} troubles of devices: from really wrong to really right");
        text.AppendLine($"  troubles that nobody was told of    {day.TroublesUnnoticed,5}");
        text.AppendLine();
        text.AppendLine("                        count      p50      p95     mean");
        Row("truth to alarm", day.TruthToAlarm);
        Row("alarm to ring", day.AlarmToRing);
        Row("alarm to accept", day.AlarmToAccept);
        Row("alarm to arrival", day.AlarmToArrival);
        Row("ring to arrival", day.RingToArrival);
        Row("alarm to clear", day.AlarmToClear);
        return text.ToString();

        void Row(string name, Spread spread) =>
            text.AppendLine($"  {name,-20}{spread.Count,7}{Time(spread.P50),9}{Time(spread.P95),9}{Time(spread.Mean),9}");
    }

    private static string Time(double seconds) =>
        seconds < 60 ? $"{seconds:0.0} s" : $"{(int)seconds / 60}:{(int)seconds % 60:00}";
}
