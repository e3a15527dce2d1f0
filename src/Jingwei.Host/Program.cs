using Jingwei.Host.Commands;
using Jingwei.Host.Serving;

// serve is the default command; options begin with --.
var (command, rest) = args is [{ } first, ..] && !first.StartsWith('-') ? (first, args[1..]) : ("serve", args);
try
{
    return (command, rest) switch
    {
        _ when ServeOptions.WithoutValue(rest) is [var valueless, ..] => throw new OptionException(valueless, "its value is missing"),
        _ when rest.Contains("--help") || command == "help" => Help.Print(),
        ("serve", _) => Help.Wrong(rest, [.. ServeOptions.Known.Keys]) ?? await Serve.Run(rest),
        ("audit", _) => await AuditCommand.Run(rest),
        ("import", _) => await ImportCommand.Run(rest),
        ("export", _) => await ExportCommand.Run(rest),
        ("scenario", _) => await ScenarioCommand.Run(rest),
        ("backup", _) => await BackupCommand.Run(rest),
        ("restore", _) => RestoreCommand.Run(rest),
        _ => Help.UnknownCommand(command),
    };
}
catch (OperationCanceledException)
{
    // Told to stop before it had begun.
    return 0;
}
catch (Exception wrong) when (wrong is OptionException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
