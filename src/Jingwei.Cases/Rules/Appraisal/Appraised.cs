namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>Who or what a table appraises. A fact belongs to one of them, so that a count never means two things in one formula.</summary>
public enum Appraised
{
    /// <summary>监督员: reports, verifies, checks.</summary>
    Inspector,

    /// <summary>受理员: takes in, sends out to be verified and to be checked.</summary>
    Intake,

    /// <summary>值班长: files and closes.</summary>
    ShiftLeader,

    /// <summary>派遣员.</summary>
    Dispatcher,

    /// <summary>专业部门: handles.</summary>
    Department,

    /// <summary>区域: what lies in a neighborhood, a subdistrict, a district.</summary>
    Area,

    /// <summary>Departments, as the neighborhoods that called them rate them: 居村评部门.</summary>
    Upward,

    /// <summary>热线工单: orders of the hotline, by area, body or category.</summary>
    Hotline,
}

/// <summary>What a row of a table stands for.</summary>
public enum RowsBy
{
    Person,
    Body,
    Area,

    /// <summary>A kind of problem; its id is <see cref="CategoryKeys"/>.</summary>
    Category,
}

public static class AppraisedExtensions
{
    /// <summary>What the rows of its table stand for, unless somebody asks for others.</summary>
    public static RowsBy Rows(this Appraised appraised) => appraised switch
    {
        Appraised.Area or Appraised.Hotline => RowsBy.Area,
        Appraised.Department or Appraised.Upward => RowsBy.Body,
        _ => RowsBy.Person,
    };
}
