namespace Jingwei.E2e.Browsers;

/// <summary>One street for the stories of offices: each files cases of its own and looks at those alone.</summary>
[CollectionDefinition]
public sealed class OfficesStreet : ICollectionFixture<Street>;

/// <summary>One street for the stories of counters and of many cases at once: only one of them leaves cases that wait for the shift leader, and counts them.</summary>
[CollectionDefinition]
public sealed class CountersStreet : ICollectionFixture<Street>;

/// <summary>One street for the stories of sensors that are known to be wrong, of what comes from outside and what goes there: each has devices of its own.</summary>
[CollectionDefinition]
public sealed class OutsideStreet : ICollectionFixture<Street>;
