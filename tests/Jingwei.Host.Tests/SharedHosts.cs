namespace Jingwei.Host.Tests;

/// <summary>One host for tests of what sensors say and who hears of it: each has devices of its own. They leave few phones ringing, for only four officers are on shift.</summary>
[CollectionDefinition]
public sealed class SensorsHost : ICollectionFixture<OwnHost>;

/// <summary>One host for tests of what callers of the API are given: each has cases of its own and needs nobody to be called.</summary>
[CollectionDefinition]
public sealed class CallersHost : ICollectionFixture<OwnHost>;

/// <summary>One host for tests in which an officer goes and looks: each has a case of its own.</summary>
[CollectionDefinition]
public sealed class OfficersHost : ICollectionFixture<OwnHost>;
