using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

/// <summary>What is read or hashed a fast way, against the plain way.</summary>
public sealed class FastReadingTests
{
    [Fact]
    public void SaltedHash_AnySaltAndText_IsTheHashOfBothTogether()
    {
        var texts = Gen.OneOf(Gen.Choose(33, 126), Gen.Choose(33, 126), Gen.Elements(0xE9, 0x20AC, 0x7F, 0x80)).Select(code => (char)code).ListOf().Select(chars => new string([.. chars]));
        var salts = Gen.Choose(1, 13).SelectMany(length => Gen.Choose(33, 126).Select(code => (char)code).ListOf(length)).Select(chars => new string([.. chars]));

        Prop.ForAll(Gen.Zip(salts, texts).ToArbitrary(), pair =>
        {
            var (salt, text) = (SaltedHash.Of(Salt.Parse(pair.Item1, "salt").Value), pair.Item2);
            var expected = Murmur3.Hash(Encoding.UTF8.GetBytes(pair.Item1 + text));
            return salt.Hash(Encoding.UTF8.GetBytes(text)) == expected && salt.TryHash(text, out var hash) == Ascii.IsValid(text) && hash == (Ascii.IsValid(text) ? expected : 0);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void IsoDate_DaysAndSeconds_AreReadAsTheFrameworkReadsThem()
    {
        var digit = Gen.Elements('0', '0', '1', '2', '3', '5', '9');
        var texts =
            from template in Gen.Elements("####-##-##", "20##-0#-##", "2024-02-2#", "20##-0#-##T##:##:##Z", "2026-01-31T0#:##:##Z", "2026-01-31 0#:##:##Z", "202x-01-##")
            from digits in digit.ListOf(template.Length)
            select new string([.. template.Zip(digits, (sign, number) => sign == '#' ? number : sign)]);

        Prop.ForAll(texts.ToArbitrary(), text => IsoDate.TryParse(text)?.First == ByFramework(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

        static DateTimeOffset? ByFramework(string text) =>
            DateTimeOffset.TryParseExact(text, text.Length == 10 ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;
    }

    [Fact]
    public void IpRangeSet_AnyRangesAndAddress_HoldsWhatOneOfThemHolds()
    {
        var addresses = Gen.OneOf(
            Gen.Choose(0, 511).Select(i => $"10.0.{i >> 8}.{i & 255}"),
            Gen.Choose(0, 511).Select(i => $"2001:db8::{i:x}"),
            Gen.Choose(0, 511).Select(i => $"::ffff:10.0.{i >> 8}.{i & 255}"));
        var ranges = Gen.Zip(addresses, Gen.Choose(0, 9)).Select(pair => IpRange.Parse($"{pair.Item1}/{(pair.Item1.Contains(':') ? 128 : 32) - pair.Item2}", "range").Value);
        var wide = Gen.Elements("0.0.0.0/0", "::/0", "10.0.0.0/8", "2001:db8::/32").Select(text => IpRange.Parse(text, "range").Value);

        Prop.ForAll(Gen.Zip(Gen.Frequency((12, ranges), (1, wide), (1, Gen.Constant(default(IpRange)))).ListOf(), addresses).ToArbitrary(), pair =>
        {
            var address = IpAddress.TryParse(pair.Item2)!.Value;
            return new IpRangeSet(pair.Item1).Contains(address) == pair.Item1.Any(range => range.Contains(address));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void SemVer_TryPlainOrder_OrdersPlainVersionsAsTheirPrecedenceDoes()
    {
        var parts = Gen.Elements("0", "1", "2", "9", "10", "11", "1999999");
        var plain = from major in parts from minor in parts from patch in parts select $"{major}.{minor}.{patch}";

        Prop.ForAll(Gen.Zip(plain, plain).ToArbitrary(), pair =>
            SemVer.TryPlainOrder(pair.Item1, out var one) && SemVer.TryPlainOrder(pair.Item2, out var two)
            && one.CompareTo(two) == Math.Sign(SemVer.TryParse(pair.Item1)!.Value.CompareTo(SemVer.TryParse(pair.Item2)!.Value))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData("1.2.3-rc.1")]
    [InlineData("1.2.3+build")]
    [InlineData("2000000.0.0")]
    [InlineData("1.0.99999999999999999999")]
    public void SemVer_TryPlainOrder_IsForPlainVersionsOnly(string text)
    {
        Assert.NotNull(SemVer.TryParse(text));
        Assert.False(SemVer.TryPlainOrder(text, out _));
    }

    [Theory]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.3-a+")]
    [InlineData("1.2.3-+b")]
    [InlineData("1.2.3a")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.")]
    [InlineData("1..3")]
    [InlineData("01.2.3")]
    [InlineData("1.2-3.4")]
    [InlineData("-1.2.3")]
    [InlineData("")]
    public void SemVer_NoVersion_IsNotRead(string text) => Assert.Equal((null, false), (SemVer.TryParse(text), SemVer.TryPlainOrder(text, out _)));
}
