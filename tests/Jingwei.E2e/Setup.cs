using Jingwei.E2e.Browsers;

[assembly: AssemblyFixture(typeof(Chromium))]

// One browser and one host at a time: the stories are watched, not raced.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
