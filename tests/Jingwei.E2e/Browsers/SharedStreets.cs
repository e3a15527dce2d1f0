namespace Jingwei.E2e.Browsers;

/// <summary>One street for the stories of offices: each files cases of its own and looks at those alone.</summary>
[CollectionDefinition]
public sealed class OfficesStreet : ICollectionFixture<Street>;

/// <summary>One street for the stories of what comes from outside and goes there.</summary>
[CollectionDefinition]
public sealed class OutsideStreet : ICollectionFixture<Street>;
