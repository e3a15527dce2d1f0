using System.Security.Cryptography;

namespace Jingwei.City.Staff;

/// <summary>A secret key in a file of its own, mode 600.</summary>
internal static class KeyFile
{
    /// <summary>Reads the key, or makes one from the system's randomness when there is no file. Throws when the file holds something else.</summary>
    public static byte[] ReadOrCreate(string path, int bytes)
    {
        if (!File.Exists(path))
        {
            Create(path, RandomNumberGenerator.GetBytes(bytes));
        }

        var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return key.Length == bytes ? key : throw new CryptographicException($"{path} does not hold a key of {bytes} bytes.");
    }

    private static void Create(string path, byte[] key)
    {
        var draft = $"{path}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }
}
