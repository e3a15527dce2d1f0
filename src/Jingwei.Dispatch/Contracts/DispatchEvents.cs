namespace Jingwei.Dispatch.Contracts;

/// <summary>What somebody is called for.</summary>
public enum CallRole
{
    /// <summary>To go and look.</summary>
    Officer,

    /// <summary>Answers for the place and looks.</summary>
    PointOwner,

    /// <summary>Must find somebody, because nobody else answered.</summary>
    Operator,

    /// <summary>On tonight's list of a body, because nobody is on shift.</summary>
    DutyList,

    /// <summary>To clear what was found.</summary>
    Crew,

    /// <summary>Has the case in hand, and it has become worse: there is nothing to take, only to know.</summary>
    Holder,
}

/// <summary>How a call ended.</summary>
public enum CallOutcome
{
    Accepted,
    Declined,
    TimedOut,

    /// <summary>Somebody else took it.</summary>
    ByOther,

    /// <summary>It is over: the sensor said so before anybody was there.</summary>
    Cleared,

    /// <summary>The case went on in another way.</summary>
    Moved,

    /// <summary>The case became worse: the same phone rings anew, with the new severity.</summary>
    Worse,
}
