namespace Jingwei.Cases.Learning;

/// <summary>What somebody wrote to the center, as learning sees it.</summary>
/// <param name="Id">Names the message in what is answered; need not be unique.</param>
/// <param name="Title">May be empty.</param>
/// <param name="Text">May be empty, in any language.</param>
/// <param name="Asker">Whoever wrote it, by any key that stays the same from message to message; null when not known.</param>
/// <param name="At">When it came; null when not known.</param>
public sealed record Message(string Id, string Title, string Text, string? Asker = null, DateTimeOffset? At = null);

/// <summary>A message that the center has put into a category: what is learnt from.</summary>
public sealed record DecidedMessage(Message Message, string Category);

/// <summary>A name from the tree of categories, known before anything was decided: what a category is called, or something that belongs to it.</summary>
public sealed record CategoryName(string Category, string Name);
