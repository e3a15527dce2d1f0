namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>A column of a row is otherwise than before; over when somebody looked.</summary>
/// <param name="ValueName">The column.</param>
/// <param name="To">Only when it comes to this number; null for any change.</param>
public sealed record ChangeTest(string ValueName, double? To) : ConditionTest;

/// <summary>A row is new in the register; over when somebody looked.</summary>
public sealed record AppearTest : ConditionTest;

/// <summary>A day has passed, and the row names no later one.</summary>
/// <param name="ValueName">The column; its day is the last that is in order.</param>
/// <param name="While">Only while this is so; null for always.</param>
public sealed record PastDayTest(string ValueName, LevelOfValue? While) : ConditionTest;

/// <summary>So many new rows about one place within a time; over by itself.</summary>
/// <param name="Count">How many, from 2 to <see cref="CountTest.MostTimes"/>.</param>
/// <param name="Within">The time; more than zero.</param>
public sealed record ManyRowsTest(int Count, TimeSpan Within) : ConditionTest;
