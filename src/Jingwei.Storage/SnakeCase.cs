using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Jingwei.Storage;

/// <summary>Names in the database follow from names in the code: <c>DueRow.NextTryAt</c> is <c>due.next_try_at</c>.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.FindAnnotation(RelationalAnnotationNames.TableName) is null && entity.BaseType is null)
            {
                var name = entity.ClrType.Name;
                entity.SetTableName(Of(name.EndsWith("Row", StringComparison.Ordinal) ? name[..^3] : name));
            }

            Columns(entity, "");
        }
    }

    public static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    private static void Columns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetProperties())
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null)
            {
                property.SetColumnName(prefix + Of(property.Name));
            }
        }

        foreach (var part in type.GetComplexProperties())
        {
            Columns(part.ComplexType, $"{prefix}{Of(part.Name)}_");
        }
    }
}
