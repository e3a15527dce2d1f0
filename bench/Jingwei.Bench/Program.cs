using System.Globalization;
using Jingwei.Bench;
using Jingwei.Sensing.Rules;

// Prints how many conditions a lane evaluates a second: dotnet run -c Release --project bench/Jingwei.Bench -- [--short] [SCENARIO FOLDER]
// With --working-time instead: how many limits in working time are added a second. With --cases FOLDER COUNT...: lists, search and figures over so many cases.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var brief = args.Contains("--short");
if (args.Contains("--working-time"))
{
    WorkingTimeBench.Print(brief);
    return;
}

if (args.FirstOrDefault() == "--cases")
{
    await Jingwei.Bench.Cases.CasesBench.Print([.. args.Skip(1)]);
    return;
}

var folder = args.FirstOrDefault(a => a != "--short") ?? "bench/scenarios";
var rounds = brief ? 1 : 5;
var point = ConditionKinds.LoadPoint(folder);

Console.WriteLine(
    $"""
    ## Pure conditions
    `LaneState.Apply` on one thread, nothing stored: the middle of {rounds} rounds after one of warm-up. *Loop* is a loop over the same inputs that keeps the last number of each device
    and compares it with a limit; × is how many times longer folding takes. *Late*: every hundredth reading comes two minutes after the newer ones, within a lateness of ten.

    | the device of {point.Conditions} conditions, one reading a minute | readings/s | conditions/s | ns a reading | bytes | × loop | 1% late: conditions/s | × loop |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    """);
var most = brief ? 300_000 : 1_000_000;
foreach (var devices in (int[])[1_000, 10_000, 100_000])
{
    var minutes = most / devices;
    var (inOrder, late) = (Run(point, devices, minutes, late: false), Run(point, devices, minutes, late: true));
    Console.WriteLine($"| {devices:N0} devices, {minutes:N0} readings each | {inOrder.PerSecond:N0} | {inOrder.PerSecond * point.Conditions:N0} | {inOrder.Folded:N0} | {inOrder.Bytes:N0} | {inOrder.Ratio:0.0} | {late.PerSecond * point.Conditions:N0} | {late.Ratio:0.0} |");
}

Console.WriteLine(
    """

    | one condition, 1,000 devices | conditions/s | ns | bytes | × loop | 1% late: conditions/s | × loop | told |
    | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    """);
foreach (var kind in ConditionKinds.Each())
{
    const int Devices = 1_000;
    var minutes = brief ? 100 : 400;
    var (inOrder, late) = (Run(kind, Devices, minutes, late: false), Run(kind, Devices, minutes, late: true));
    Console.WriteLine($"| `{kind.Name}` | {inOrder.PerSecond:N0} | {inOrder.Folded:N0} | {inOrder.Bytes:N0} | {inOrder.Ratio:0.0} | {late.PerSecond:N0} | {late.Ratio:0.0} | {inOrder.Told:N0} |");
}

Measured Run(BenchKind kind, int devices, int minutes, bool late) => Measuring.Run(kind, Inputs.Make(kind, devices, minutes, late), rounds);
