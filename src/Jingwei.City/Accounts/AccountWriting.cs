using System.Security.Cryptography;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Storage;

namespace Jingwei.City.Accounts;

/// <summary>Stores a new account's row.</summary>
internal static class AccountWriting
{
    public static void Add(WriteScope scope, NewPerson person)
    {
        if (!UserNameRule.Allows(person.UserName))
        {
            throw new ArgumentException($"{person.UserName} is no user name.", nameof(person));
        }

        scope.Db.Add(new AccountRow
        {
            Id = person.AccountId,
            UserName = person.UserName,
            NormalizedUserName = UserNameRule.Normalize(person.UserName),
            DisplayName = person.DisplayName,
            PasswordHash = person.PasswordHash,
            SecurityStamp = NewStamp(),
            ConcurrencyStamp = NewStamp(),
            CreatedAt = scope.Now,
        });
    }

    /// <summary>A value that was never there before: who holds the old one notices.</summary>
    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}
