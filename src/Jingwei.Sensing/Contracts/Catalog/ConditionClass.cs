namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>Whose trouble a condition tells of.</summary>
public enum ConditionClass
{
    /// <summary>The street's: somebody should look there.</summary>
    Trouble,

    /// <summary>The sensor's: it is silent, does not move, or says what cannot be. Nothing is known of the street.</summary>
    SensorFault,
}
