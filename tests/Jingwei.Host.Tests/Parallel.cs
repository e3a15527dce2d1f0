// Each test has a host of its own; more than two at once only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
