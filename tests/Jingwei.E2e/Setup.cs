using Jingwei.E2e.Browsers;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

// Two streets at a time: a story waits for half of its time, and more than two would only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
