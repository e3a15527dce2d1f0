using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.Gateway.Mqtt.Codec;

namespace Jingwei.Gateway.Tests.Mqtt.Codec;

/// <summary>Any packet that the protocol allows, and the steps between packets and bytes.</summary>
internal static class Packets
{
    private static readonly Gen<ushort> Ids = Gen.Choose(1, ushort.MaxValue).Select(i => (ushort)i);
    private static readonly Gen<byte> Qos = Gen.Choose(0, 2).Select(i => (byte)i);
    private static readonly Gen<bool> Flag = Gen.Elements(true, false);
    private static readonly Gen<ReadOnlyMemory<byte>> Bytes =
        Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf().Select(a => new ReadOnlyMemory<byte>(a));

    private static readonly Gen<string> Level = Gen.Elements("bin-012", "jingwei", "v1", "readings", "井盖", "\ufeffmark", "a b", "😀", "");
    private static readonly Gen<string> Name =
        Level.NonEmptyListOf().Select(levels => string.Join('/', levels)).Where(t => t.Length > 0);

    private static readonly Gen<string> Filter = Gen.OneOf(
        Name, Name.Select(n => n + "/#"), Name.Select(n => "+/" + n), Gen.Constant("#"), Gen.Constant("+"), Gen.Constant("/"));

    private static readonly Gen<Will?> Wills = Gen.OneOf(
        Gen.Constant<Will?>(null),
        from topic in Name from payload in Bytes from qos in Qos from retain in Flag
        select (Will?)new Will(topic, payload, qos, retain));

    private static readonly Gen<(string? User, ReadOnlyMemory<byte>? Password)> Credentials = Gen.OneOf(
        Gen.Constant(((string?)null, (ReadOnlyMemory<byte>?)null)),
        Level.Select(user => ((string?)user, (ReadOnlyMemory<byte>?)null)),
        from user in Level from password in Bytes select ((string?)user, (ReadOnlyMemory<byte>?)password));

    private static readonly Gen<Packet> Connects =
        from id in Level
        from clean in Flag
        from keepAlive in Gen.Choose(0, ushort.MaxValue)
        from will in Wills
        from who in Credentials
        select (Packet)new Connect
        {
            ClientId = id, CleanSession = clean, KeepAliveSeconds = (ushort)keepAlive, Will = will, UserName = who.User, Password = who.Password,
        };

    private static readonly Gen<Packet> Publishes =
        from topic in Name
        from payload in Gen.OneOf(Bytes, Gen.Choose(120, 20_000).Select(n => new ReadOnlyMemory<byte>(new byte[n])))
        from qos in Qos
        from id in Ids
        from dup in Flag
        from retain in Flag
        select (Packet)new Publish(
            System.Text.Encoding.UTF8.GetBytes(topic), payload, qos, qos == 0 ? (ushort)0 : id, dup && qos > 0, retain);

    /// <summary>All fourteen kinds.</summary>
    public static Gen<Packet> Any { get; } = Gen.OneOf(
        Connects,
        Publishes,
        Gen.Choose(0, 5).Select(code => (Packet)new ConnAck(false, (ConnectReturn)code)),
        Gen.Constant<Packet>(new ConnAck(true, ConnectReturn.Accepted)),
        from type in Gen.Elements(PacketType.PubAck, PacketType.PubRec, PacketType.PubRel, PacketType.PubComp, PacketType.UnsubAck)
        from id in Ids
        select (Packet)new Ack(type, id),
        Gen.Elements(Packet.PingReq, Packet.PingResp, Packet.Disconnect),
        from id in Ids
        from requests in (from f in Filter from q in Qos select new TopicRequest(f, q)).NonEmptyListOf()
        select (Packet)new Subscribe(id, [.. requests]),
        from id in Ids
        from codes in Gen.Elements<byte>(0, 1, 2, SubAck.Refused).NonEmptyListOf()
        select (Packet)new SubAck(id, [.. codes]),
        from id in Ids
        from filters in Filter.NonEmptyListOf()
        select (Packet)new Unsubscribe(id, [.. filters]));

    /// <summary>The bytes of packets, one after another.</summary>
    public static byte[] ToBytes(params IEnumerable<Packet> packets)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var packet in packets)
        {
            PacketWriter.Write(output, packet);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads one packet from bytes that hold exactly one.</summary>
    public static Packet? Parse(byte[] bytes, out Violation? violation)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        FrameReader.TryRead(ref buffer, FrameReader.MaxBodyBytes, out var frame).ShouldBe(FrameStatus.Complete);
        return PacketParser.Parse(frame.Header, frame.Body.ToArray(), out violation);
    }

    /// <summary>A sequence whose segments end where <paramref name="cuts"/> say.</summary>
    public static ReadOnlySequence<byte> InSegments(byte[] bytes, IEnumerable<int> cuts)
    {
        var ends = cuts.Select(c => c % (bytes.Length + 1)).Append(bytes.Length).Order().ToArray();
        var first = new Segment(bytes.AsMemory(0, ends[0]), 0);
        var last = first;
        foreach (var (from, to) in ends.Zip(ends.Skip(1)))
        {
            last = last.Append(bytes.AsMemory(from, to - from));
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long runningIndex) => (Memory, RunningIndex) = (memory, runningIndex);

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
