using Jingwei.Testing;
using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.Gateway.Mqtt.Codec;

namespace Jingwei.Gateway.Tests.Mqtt.Codec;

public sealed class CodecProperties
{
    private static readonly Config Many = Chance.Tries(2000);
    private static readonly Gen<byte[]> Noise = Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf();

    [Fact]
    public void What_was_written_reads_back_the_same() =>
        Prop.ForAll(Packets.Any.ToArbitrary(), packet =>
        {
            var bytes = Packets.ToBytes(packet);
            var back = Packets.Parse(bytes, out var violation);
            return violation is null && back!.Type == packet.Type && Packets.ToBytes(back).AsSpan().SequenceEqual(bytes);
        }).Check(Many);

    [Fact]
    public void A_stream_gives_the_same_packets_however_it_is_cut() =>
        Prop.ForAll(
            Packets.Any.ListOf().ToArbitrary(),
            Gen.Choose(0, 100_000).ListOf().ToArbitrary(),
            (packets, cuts) =>
            {
                var bytes = Packets.ToBytes(packets);
                var buffer = Packets.InSegments(bytes, cuts);
                var read = new List<Packet>();
                while (FrameReader.TryRead(ref buffer, FrameReader.MaxBodyBytes, out var frame) == FrameStatus.Complete)
                {
                    read.Add(PacketParser.Parse(frame.Header, frame.Body.ToArray(), out _)!);
                }

                return buffer.IsEmpty && Packets.ToBytes(read).AsSpan().SequenceEqual(bytes);
            }).Check(Many);

    [Fact]
    public void The_beginning_of_a_packet_only_asks_for_more() =>
        Prop.ForAll(Packets.Any.ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), (packet, cut) =>
        {
            var bytes = Packets.ToBytes(packet);
            var buffer = new ReadOnlySequence<byte>(bytes, 0, cut % bytes.Length);
            var before = buffer.Length;
            return FrameReader.TryRead(ref buffer, FrameReader.MaxBodyBytes, out _) == FrameStatus.NeedMore && buffer.Length == before;
        }).Check(Many);

    [Fact]
    public void Noise_never_throws_and_always_ends() =>
        Prop.ForAll(Noise.ToArbitrary(), noise => ReadsToTheEnd(noise)).Check(Chance.Tries(20_000));

    [Fact]
    public void A_damaged_packet_never_throws_and_always_ends() =>
        Prop.ForAll(Packets.Any.ToArbitrary(), Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (packet, at, change) =>
        {
            var bytes = Packets.ToBytes(packet);
            bytes[at % bytes.Length] ^= (byte)change;
            return ReadsToTheEnd(bytes);
        }).Check(Chance.Tries(20_000));

    [Fact]
    public void What_the_parser_accepts_it_can_write() =>
        Prop.ForAll(Noise.ToArbitrary(), Gen.Choose(1, 14).ToArbitrary(), (body, type) =>
        {
            var header = (byte)((type << 4) | (type is 6 or 8 or 10 ? 2 : 0));
            var packet = PacketParser.Parse(header, body, out _);
            return packet is null
                || packet is Connect { Level: not Connect.Level311 }
                || Packets.ToBytes(packet).AsSpan(2).SequenceEqual(body)
                || body.Length > 127;
        }).Check(Chance.Tries(20_000));

    private static bool ReadsToTheEnd(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        for (var steps = 0; steps <= bytes.Length; steps++)
        {
            if (FrameReader.TryRead(ref buffer, 1_000_000, out var frame) != FrameStatus.Complete)
            {
                return true;
            }

            var packet = PacketParser.Parse(frame.Header, frame.Body.ToArray(), out var violation);
            if (packet is null == (violation is null))
            {
                return false;
            }
        }

        return false;
    }
}
