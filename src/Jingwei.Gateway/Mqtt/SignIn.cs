using System.Text;
using System.Text.Unicode;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Sensing.Contracts;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Mqtt;

/// <summary>The answer to a CONNECT: a sender, or a return code with the refusal's name.</summary>
internal readonly record struct SignInAnswer(DeviceSender? Sender, ConnectReturn Return, string? Refusal);

/// <summary>Decides who may come in.</summary>
internal static class SignIn
{
    /// <summary>Longer client ids are refused; the specification asks for 23 at least.</summary>
    public const int MaxClientIdChars = 256;

    /// <summary>Checks version, client id and credentials, in this order.</summary>
    public static async ValueTask<SignInAnswer> Decide(Door door, Connect connect, CancellationToken ct)
    {
        if (connect.Level != Connect.Level311)
        {
            return new(null, ConnectReturn.ProtocolRefused, Refusals.ProtocolLevel); // [MQTT-3.1.2-2]
        }

        if ((connect.ClientId.Length == 0 && !connect.CleanSession) || connect.ClientId.Length > MaxClientIdChars)
        {
            return new(null, ConnectReturn.ClientIdRefused, Refusals.ClientId); // [MQTT-3.1.3-8, -9]
        }

        if (string.IsNullOrEmpty(connect.UserName) || connect.Password is not { Length: > 0 } password || !Utf8.IsValid(password.Span))
        {
            return new(null, ConnectReturn.CredentialsMalformed, Refusals.CredentialsMissing);
        }

        try
        {
            var sender = await door.Gate.SignIn(connect.UserName, Encoding.UTF8.GetString(password.Span), ct);
            return sender is null
                ? new(null, ConnectReturn.NotAuthorized, Refusals.CredentialsWrong)
                : new(sender, ConnectReturn.Accepted, null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            door.Log.LogError(fault, "Signing in {User} failed", connect.UserName);
            return new(null, ConnectReturn.ServerUnavailable, Refusals.SignInUnavailable);
        }
    }
}
