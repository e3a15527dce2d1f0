namespace Jingwei.Cases.Contracts;

/// <summary>What a move does beside bringing the case to its step. Workflows choose from these; the doing is the program's.</summary>
public enum MoveVerb
{
    /// <summary>Nothing more.</summary>
    Go,

    /// <summary>Who makes it takes the case and holds it.</summary>
    Take,

    /// <summary>Who is called says no; others are called.</summary>
    Decline,

    /// <summary>Who held it lays it down; others are called.</summary>
    GiveBack,

    /// <summary>The crew begins.</summary>
    Start,

    /// <summary>自处理: who looked has dealt with it on the spot; a sample of these is checked.</summary>
    PickUp,

    /// <summary>The check was not passed.</summary>
    Return,

    /// <summary>Somebody is named who shall be called.</summary>
    Assign,

    /// <summary>派遣: a body is named that shall handle it.</summary>
    Dispatch,

    /// <summary>Words alone.</summary>
    Note,

    /// <summary>挂账: the clocks stand still.</summary>
    Suspend,

    /// <summary>恢复: they run again.</summary>
    Resume,

    /// <summary>延时: the clock that runs gets more time.</summary>
    Extend,

    /// <summary>争议: the body says that it is not its own; until it is ruled whose it is, the fallback body handles.</summary>
    Disown,

    /// <summary>裁定: it is ruled whose it is.</summary>
    Rule,

    /// <summary>作废: it should not have been filed. Its trace stays.</summary>
    Void,
}
