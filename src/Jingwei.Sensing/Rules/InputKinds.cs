namespace Jingwei.Sensing.Rules;

/// <summary>What follows from what an input is.</summary>
public static class InputKinds
{
    extension(InputKind kind)
    {
        /// <summary>Whether it was accepted, so that it must be judged and is counted.</summary>
        public bool IsAccepted => kind is InputKind.Reading or InputKind.Forecast or InputKind.Row or InputKind.Fact;

        /// <summary>Whether its message was refused; it is kept with its code.</summary>
        public bool IsRefused => kind is InputKind.Refused or InputKind.Faulty;

        /// <summary>Whether its device, its register's row or its group may be heard in it: its content is JSON by the names of the values.</summary>
        public bool IsHeard => kind is InputKind.Reading or InputKind.Forecast or InputKind.Faulty or InputKind.Row or InputKind.Looked or InputKind.Fact;
    }
}
