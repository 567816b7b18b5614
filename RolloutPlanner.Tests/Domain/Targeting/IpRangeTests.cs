using System.Net;
using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class IpRangeTests
{
    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.255", true)]
    [InlineData("203.0.113.0/24", "203.0.114.0", false)]
    [InlineData("198.51.100.0/25", "198.51.100.127", true)]
    [InlineData("198.51.100.0/25", "198.51.100.128", false)]
    [InlineData("203.0.113.77/24", "203.0.113.1", true)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("10.0.0.1/32", "10.0.0.1", true)]
    [InlineData("10.0.0.1/32", "10.0.0.2", false)]
    [InlineData("10.0.0.1", "10.0.0.1", true)]
    [InlineData("203.0.113.0/24", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.0/24", "::FFFF:CB00:7107", true)]
    [InlineData("::ffff:203.0.113.0/120", "203.0.113.7", true)]
    [InlineData("::ffff:203.0.113.0/120", "203.0.114.7", false)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("::/0", "203.0.113.7", false)]
    [InlineData("::/0", "::ffff:203.0.113.7", false)]
    [InlineData("2001:db8::/32", "2001:DB8:ffff::1", true)]
    [InlineData("2001:db8::/32", "2001:db9::", false)]
    [InlineData("2001:db8::1/128", "2001:db8::1", true)]
    [InlineData("2001:db8::1/128", "2001:db8::2", false)]
    public void Contains_Address_CountsTheBitsOfThePrefix(string range, string address, bool inside) =>
        Assert.Equal(inside, IpRange.Parse(range, "v").Value.Contains(IpAddress.TryParse(address)!.Value));

    [Theory]
    [InlineData("10.0.0.0/33", "/33 is too long, IPv4 stops at /32.")]
    [InlineData("::/129", "/129 is too long, IPv6 stops at /128.")]
    [InlineData("10.0.0.0/", "After the slash comes a number from 0 to 32.")]
    [InlineData("10.0.0.0/-1", "After the slash comes a number from 0 to 32.")]
    [InlineData("10.0.0.0/08", "After the slash comes a number from 0 to 32.")]
    [InlineData("::1/99999999999", "After the slash comes a number from 0 to 128.")]
    [InlineData("10.0.0.0/8/8", "After the slash comes a number from 0 to 32.")]
    [InlineData("", "Enter a range such as 203.0.113.0/24.")]
    [InlineData("office", "\u201Coffice\u201D is no internet address. Write a range such as 203.0.113.0/24 or 2001:db8::/32.")]
    public void Parse_Garbage_SaysWhatIsWrong(string text, string why) => Assert.Equal(Error.Invalid("ip.range", why, "v"), IpRange.Parse(text, "v").Error);

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("01.2.3.4")]
    [InlineData("256.1.1.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("1.2.3.4 ")]
    [InlineData("[::1]")]
    [InlineData("fe80::1%eth0")]
    [InlineData(":::")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7::8")]
    [InlineData("::12345")]
    [InlineData("1.2.3.4::")]
    [InlineData("::1.2.3")]
    [InlineData(":1")]
    [InlineData("1:")]
    public void TryParse_NoAddress_IsNull(string text) => Assert.Null(IpAddress.TryParse(text));

    [Fact]
    public void TryParse_AnyBits_AgreesWithTheFramework()
    {
        var parts = Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 0xFFFF)).ArrayOf(8).ToArbitrary();

        Prop.ForAll(parts, groups =>
        {
            var bytes = groups.SelectMany(group => new[] { (byte)(group >> 8), (byte)group }).ToArray();
            var framework = new IPAddress(bytes);
            var own = IpAddress.TryParse(framework.ToString());
            return own is { } address && IPAddress.Parse(address.ToString()).MapToIPv6().Equals(framework) && IpAddress.TryParse(address.ToString()) == own;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("203.0.113.77/24", "203.0.113.0/24", "256")]
    [InlineData("10.0.0.7", "10.0.0.7/32", "1")]
    [InlineData("2001:DB8:0:0:1::/64", "2001:db8::/64", "18446744073709551616")]
    [InlineData("::ffff:10.0.0.0/104", "10.0.0.0/8", "16777216")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "4294967296")]
    public void ToString_AnyForm_IsThePlainOne(string text, string plain, string size)
    {
        var range = IpRange.Parse(text, "v").Value;

        Assert.Equal((plain, size), (range.ToString(), range.Size.ToString()));
        Assert.Equal(range, IpRange.Parse(plain, "v").Value);
    }

    [Fact]
    public void Default_HoldsNoAddress() => Assert.False(default(IpRange).Contains(IpAddress.TryParse("::")!.Value));
}
