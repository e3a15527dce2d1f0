using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Jingwei.City.Rules;
using Jingwei.Storage;

namespace Jingwei.City.Staff;

/// <summary>
/// Seals personal data: AES-256-GCM with a fresh nonce, bound to the account it belongs to, and HMAC-SHA-256 so that it can be found
/// by the whole or by its last four digits without being opened. The key lies in <c>keys/personal.key</c>, readable by the
/// service's user alone; without it the numbers are gone, so it belongs in every backup, apart from the database.
/// </summary>
internal sealed class PersonalSeal
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] sealingKey;
    private readonly byte[] wholeKey;
    private readonly byte[] lastFourKey;

    public PersonalSeal(DataFolder folder)
    {
        var master = KeyFile.ReadOrCreate(Path.Combine(folder.Keys, "personal.key"), 32);
        sealingKey = Derive(master, "jingwei seal 1");
        wholeKey = Derive(master, "jingwei find whole 1");
        lastFourKey = Derive(master, "jingwei find last four 1");
        CryptographicOperations.ZeroMemory(master);
    }

    /// <summary>The row of an account's phone. Throws when it is no number: check with <see cref="PhoneNumber.Normalize"/> first.</summary>
    public AccountPhoneRow ToRow(long accountId, string phone)
    {
        var number = PhoneNumber.Normalize(phone) ?? throw new ArgumentException("Not a phone number.", nameof(phone));
        return new AccountPhoneRow
        {
            AccountId = accountId,
            Sealed = Seal(accountId, number),
            WholeHash = HashWhole(number),
            LastFourHash = HashLastFour(PhoneNumber.LastFour(number)),
        };
    }

    public byte[] HashWhole(string normalized) => HMACSHA256.HashData(wholeKey, Encoding.UTF8.GetBytes(normalized));

    public byte[] HashLastFour(string lastFour) => HMACSHA256.HashData(lastFourKey, Encoding.UTF8.GetBytes(lastFour));

    /// <summary>The number in clear. Throws <see cref="AuthenticationTagMismatchException"/> for another account's, or under another key.</summary>
    public string Open(AccountPhoneRow row) => Open(row.AccountId, row.Sealed);

    /// <summary>What was sealed for the owner, in clear.</summary>
    public string Open(long ownerId, byte[] sealedNumber)
    {
        if (sealedNumber.Length < 1 + NonceBytes + TagBytes || sealedNumber[0] != Version)
        {
            throw new CryptographicException("Sealed in an unknown form.");
        }

        var nonce = sealedNumber.AsSpan(1, NonceBytes);
        var cipher = sealedNumber.AsSpan(1 + NonceBytes, sealedNumber.Length - 1 - NonceBytes - TagBytes);
        var tag = sealedNumber.AsSpan(sealedNumber.Length - TagBytes);
        Span<byte> clear = stackalloc byte[cipher.Length];
        using var aes = new AesGcm(sealingKey, TagBytes);
        aes.Decrypt(nonce, cipher, tag, clear, Owner(ownerId));
        return Encoding.UTF8.GetString(clear);
    }

    /// <summary>Seals words for one owner.</summary>
    public byte[] Seal(long accountId, string number)
    {
        var clear = Encoding.UTF8.GetBytes(number);
        var sealedNumber = new byte[1 + NonceBytes + clear.Length + TagBytes];
        sealedNumber[0] = Version;
        var nonce = sealedNumber.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(sealingKey, TagBytes);
        aes.Encrypt(
            nonce, clear, sealedNumber.AsSpan(1 + NonceBytes, clear.Length), sealedNumber.AsSpan(sealedNumber.Length - TagBytes), Owner(accountId));
        return sealedNumber;
    }

    private static byte[] Owner(long accountId)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, accountId);
        return bytes;
    }

    private static byte[] Derive(byte[] master, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes(use));
}
