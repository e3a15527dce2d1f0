using System.Text;
using Jingwei.Lab;

namespace Jingwei.Lab.Tests;

/// <summary>The lab as it is started from a command line, with files in a folder of its own.</summary>
public sealed class LabRig : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("jingwei-lab-");

    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(Path(name), content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return Path(name);
    }

    public string[] Lines(string name) => File.ReadAllLines(Path(name));

    public (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = LabCommands.Run(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
