// Each test has a host at work; more than two at once only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: TestCollectionOrderer(typeof(Jingwei.Host.Tests.LongestFirst))]
