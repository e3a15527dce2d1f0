using Jingwei.Foundation;

namespace Jingwei.Scenarios.Reading;

/// <summary>A code and what people call it, for lists in sentences.</summary>
internal sealed record NamedCode(string Code, Text Name);
