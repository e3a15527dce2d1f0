using Jingwei.City.Contracts;

namespace Jingwei.City.Imports;

/// <summary>
/// The division codes of the National Bureau of Statistics (统计用区划代码): 4 digits for a city, 6 for a district, 9 for a
/// subdistrict or town, 12 for a neighborhood or village; each begins with its parent's. GB/T 2260 writes a city with six digits, the
/// last two of them 00.
/// </summary>
internal static class StatisticalCode
{
    /// <summary>The level that a code's length means; null for a length that means none.</summary>
    public static string? LevelOf(string code) => code.Length switch
    {
        4 => AreaLevels.City,
        6 => code.EndsWith("00", StringComparison.Ordinal) ? AreaLevels.City : AreaLevels.District,
        9 => AreaLevels.Subdistrict,
        12 => AreaLevels.Neighborhood,
        _ => null,
    };

    /// <summary>The code of the unit above; null for a city.</summary>
    public static string? ParentOf(string code) => code.Length switch
    {
        6 => LevelOf(code) == AreaLevels.City ? null : code[..4],
        9 => code[..6],
        12 => code[..9],
        _ => null,
    };

    public static bool IsCode(string code) => code.All(char.IsAsciiDigit) && LevelOf(code) is not null;

    /// <summary>Two codes of one city in different writings: 3101 and 310000 are Shanghai, 5101 and 510100 Chengdu.</summary>
    public static bool SameCity(string a, string b)
    {
        var (x, y) = (a.PadRight(6, '0')[..6], b.PadRight(6, '0')[..6]);
        return x == y || (x[..2] == y[..2] && (x[2..] == "0000" || y[2..] == "0000"));
    }
}
