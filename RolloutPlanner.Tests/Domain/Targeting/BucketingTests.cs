using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class BucketingTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Vectors", "bucketing.json"))).RootElement;

    [Fact]
    public void Hash_PublishedVectors_AreReproduced()
    {
        var cases = Vectors.GetProperty("murmur3_x86_32_seed0").EnumerateArray().Concat(Vectors.GetProperty("fractional").EnumerateArray()).ToList();

        var wrong = cases.Where(one => Murmur3.Hash(Encoding.UTF8.GetBytes(one.GetProperty("input").GetString()!)) != one.GetProperty("hashUint32").GetUInt32());

        Assert.Equal(36, cases.Count);
        Assert.Empty(wrong.Select(one => one.GetProperty("input").GetString()));
    }

    [Fact]
    public void Fractional_PublishedVectors_GiveTheSameBucketAndVariant()
    {
        foreach (var one in Vectors.GetProperty("fractional").EnumerateArray())
        {
            var total = one.GetProperty("totalWeight").GetUInt64();
            var bucket = (Murmur3.Hash(Encoding.UTF8.GetBytes(one.GetProperty("input").GetString()!)) * total) >> 32;
            ulong sum = 0;
            var variant = one.GetProperty("weights").EnumerateArray().First(pair => bucket < (sum += pair[1].GetUInt64()))[0].GetString();

            Assert.Equal((one.GetProperty("bucket").GetUInt64(), one.GetProperty("expectedVariant").GetString()), (bucket, variant));
        }
    }

    [Theory]
    [InlineData(0u, 0)]
    [InlineData(42949u, 0)]
    [InlineData(42950u, 1)]
    [InlineData(2147483648u, 50_000)]
    [InlineData(4294967295u, 99_999)]
    public void FromHash_EdgesOfTheRange_StayInside(uint hash, int index) => Assert.Equal(Bucket.At(index), Bucket.FromHash(hash));

    [Fact]
    public void BucketOf_SaltAndKey_HashesTheirUtf8Joined()
    {
        var salt = Salt.Parse("plan-1:", "salt").Value;

        Assert.Equal(Bucket.FromHash(3898403113), Bucketing.BucketOf(salt, "user-1"));
        Assert.Equal(Bucket.FromHash(Murmur3.Hash("plan-1:Elif Yılmaz 🙂"u8)), Bucketing.BucketOf(salt, "Elif Yılmaz 🙂"));
        Assert.Equal(Bucket.FromHash(Murmur3.Hash(Encoding.UTF8.GetBytes("plan-1:" + new string('é', 900)))), Bucketing.BucketOf(salt, new string('é', 900)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void BucketOf_WithoutAValue_IsNobody(string? sticky) => Assert.Null(Bucketing.BucketOf(SaltOf("a:"), sticky));

    [Fact]
    public void BucketOf_HalfACharacter_IsNobody()
    {
        Assert.Null(Bucketing.BucketOf(SaltOf("a:"), "x" + (char)0xD800));
        Assert.Null(Bucketing.BucketOf(SaltOf("a:"), (char)0xDC00 + "x"));
    }

    [Fact]
    public void BucketOf_ShortValues_AllocatesNothing()
    {
        var salt = SaltOf("checkout:");
        _ = Bucketing.BucketOf(salt, "user-1");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) _ = Bucketing.BucketOf(salt, "user-1");

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Admits_RaisedShare_OnlyAddsPeople()
    {
        var shares = Gen.Zip(Gen.Zip(Gen.Choose(0, Share.Total), Gen.Choose(0, Share.Total)), Gen.Choose(0, Share.Total - 1)).ToArbitrary();

        Prop.ForAll(shares, three =>
        {
            var ((one, other), index) = three;
            return !Of(Math.Min(one, other)).Admits(Bucket.At(index)) || Of(Math.Max(one, other)).Admits(Bucket.At(index));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Admits_LoweredShare_TakesOnlyTheHighestBuckets()
    {
        var people = Enumerable.Range(0, 5000).Select(i => Bucketing.BucketOf(SaltOf("a:"), $"user-{i}")!.Value).ToList();

        var kept = people.Where(Of(10_000).Admits).ToList();
        var lost = people.Where(bucket => Of(20_000).Admits(bucket) && !Of(10_000).Admits(bucket)).ToList();

        Assert.True(kept.Max(bucket => bucket.Index) < lost.Min(bucket => bucket.Index));
        Assert.InRange(kept.Count, 400, 600);
    }

    [Fact]
    public void Admits_NoneAndAll_AreNobodyAndEverybody()
    {
        foreach (var index in new[] { 0, 1, 99_998, 99_999 })
            Assert.Equal((false, false, true), (default(Share).Admits(Bucket.At(index)), Share.None.Admits(Bucket.At(index)), Share.All.Admits(Bucket.At(index))));
    }

    [Fact]
    public void For_AFlag_IsKeyAndColon() => Assert.Equal("checkout:", Salt.For(FlagKey.Parse("checkout", "key").Value).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("salé")]
    [InlineData("a\tb")]
    public void Parse_SaltOutsidePrintableAscii_IsRefused(string? text) => Assert.Equal("salt", Salt.Parse(text, "salt").Error.Path);

    [Fact]
    public void Parse_SaltLength_StopsAtHundred() =>
        Assert.Equal((false, true), (Salt.Parse(new string('s', 100), "salt").IsError, Salt.Parse(new string('s', 101), "salt").IsError));

    private static Salt SaltOf(string text) => Salt.Parse(text, "salt").Value;

    private static Share Of(int parts) => Share.FromParts(parts, "share").Value;
}
