using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Rules.FirstAsked;

/// <summary>What an event of the case means for whoever was asked first. Pure.</summary>
public enum AskerNews
{
    /// <summary>A step: whoever was asked first hears of it.</summary>
    Step,

    /// <summary>The outcome is to be told.</summary>
    Outcome,

    /// <summary>There is no outcome yet after all.</summary>
    Again,
}

public static class FirstAskedRule
{
    /// <param name="merged">It ended because another case carries it on: the outcome is that one's.</param>
    public static AskerNews Of(CaseStage from, CaseStage to, bool merged) =>
        to == CaseStage.Ended && from != CaseStage.Ended ? (merged ? AskerNews.Step : AskerNews.Outcome) : from == CaseStage.Ended && to != CaseStage.Ended ? AskerNews.Again : AskerNews.Step;
}
