using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Jingwei.Storage;

/// <summary>
/// Everything but the readings: one database that all rooms map their rows into. Instants are stored as UTC milliseconds
/// (SQLite's provider compares DateTimeOffset on the client), enums as their names.
/// </summary>
public sealed class CityDb(DbContextOptions<CityDb> options, IReadOnlyList<ITables> tables) : DbContext(options)
{
    internal string ModelKey { get; } = string.Join('|', tables.Select(t => t.Room));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        WithoutGuessedRelations(configurationBuilder.Conventions);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        foreach (var part in tables)
        {
            part.Map(modelBuilder);
        }

        SnakeCase.Apply(modelBuilder.Model);
    }

    /// <summary>Rows point at each other by id alone, and by what their mapping says; looking for relations that nobody declared costs a third of building the model.</summary>
    private static void WithoutGuessedRelations(ConventionSetBuilder conventions)
    {
        conventions.Remove<RelationshipDiscoveryConvention>();
        conventions.Remove<ForeignKeyPropertyDiscoveryConvention>();
        conventions.Remove<ForeignKeyIndexConvention>();
        conventions.Remove<ForeignKeyAttributeConvention>();
        conventions.Remove<InversePropertyAttributeConvention>();
        conventions.Remove<RequiredNavigationAttributeConvention>();
        conventions.Remove<CascadeDeleteConvention>();
    }

    private sealed class InstantConverter()
        : ValueConverter<DateTimeOffset, long>(i => i.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}

/// <summary>The model depends on which rooms are there: a test may open a database with fewer of them.</summary>
internal sealed class RoomsModelCacheKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (((CityDb)context).ModelKey, designTime);
}
