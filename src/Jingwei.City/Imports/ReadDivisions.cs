using System.Text.Json;
using Jingwei.City.Contracts;

namespace Jingwei.City.Imports;

/// <summary>
/// Reads the JSON shape in which the statistical divisions are commonly passed on: an object that maps each unit's code to an object of
/// its children's codes and names. Levels follow from the length of the codes; the city itself has a code but no name.
/// </summary>
internal static class ReadDivisions
{
    public static AreaFile Read(JsonElement root, string? cityName)
    {
        var lines = new List<AreaLine>();
        var errors = new List<ImportError>();
        var named = new HashSet<string>();
        foreach (var parent in root.EnumerateObject())
        {
            if (parent.Value.ValueKind != JsonValueKind.Object || !StatisticalCode.IsCode(parent.Name))
            {
                errors.Add(new ImportError(null, parent.Name, "not_a_division"));
                continue;
            }

            foreach (var child in parent.Value.EnumerateObject())
            {
                if (!StatisticalCode.IsCode(child.Name) || child.Value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(child.Value.GetString()))
                {
                    errors.Add(new ImportError(null, child.Name, "not_a_division"));
                }
                else if (!named.Add(child.Name))
                {
                    errors.Add(new ImportError(null, child.Name, "code_twice"));
                }
                else
                {
                    lines.Add(new AreaLine(null, child.Name, parent.Name, StatisticalCode.LevelOf(child.Name), child.Value.GetString()));
                }
            }
        }

        foreach (var top in root.EnumerateObject().Where(p => !named.Contains(p.Name)))
        {
            if (StatisticalCode.LevelOf(top.Name) == AreaLevels.City)
            {
                lines.Add(new AreaLine(null, top.Name, null, AreaLevels.City, cityName));
            }
            else
            {
                errors.Add(new ImportError(null, top.Name, "parent_unknown"));
            }
        }

        return new AreaFile(lines, errors);
    }
}
