using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Jingwei.Lab;

/// <summary>Writes JSON lines: UTF-8 without a mark, Chinese as it is.</summary>
public static class LabOutput
{
    private static readonly JsonSerializerOptions AsItIs = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="LabInputException">The file cannot be written.</exception>
    public static void Write<T>(string file, IEnumerable<T> lines)
    {
        try
        {
            using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
            foreach (var line in lines)
            {
                writer.WriteLine(JsonSerializer.Serialize(line, AsItIs));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LabInputException($"{file}: cannot be written: {fault.Message}");
        }
    }
}
