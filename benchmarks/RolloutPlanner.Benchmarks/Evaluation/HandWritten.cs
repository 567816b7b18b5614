using System.Text;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>
/// The floor: the four rules as somebody would write them for good in C# over typed fields, each behind a switch that is found by its name, because a
/// feature that cannot be switched off is no flag.
/// </summary>
public sealed class HandWritten
{
    private readonly Dictionary<string, bool> _on = new()
    {
        [Flags.Everybody] = true,
        [Flags.LondonPlans] = true,
        [Flags.TenConditions] = true,
        [Flags.Members] = true,
    };

    private readonly HashSet<string> _plans = [.. Flags.PlanNames];
    private readonly HashSet<string> _members = [.. Flags.MemberIds(10_000)];
    private readonly AppVersion _oldest = new(2, 10, 0);
    private readonly byte[] _salt = Encoding.ASCII.GetBytes(Flags.LondonPlans + ":");

    public bool Everybody() => IsOn(Flags.Everybody);

    public bool LondonPlans(Shopper person) =>
        IsOn(Flags.LondonPlans) && person.City == "London" && person.Plan is "premium" or "business" && BucketOf(person.UserId) < Flags.LondonShare;

    public bool TenConditions(Shopper person) => IsOn(Flags.TenConditions) && TenConditionsOf(person);

    public bool Members(Shopper person) => IsOn(Flags.Members) && _members.Contains(person.UserId);

    public bool TenConditionsOf(Shopper person) =>
        person.City == "London"
        && _plans.Contains(person.Plan)
        && (person.Device == "tablet" || (person.App.IsAtLeast(_oldest) && person.Age >= 18 && person.IsBeta))
        && !(person.Country == "FR" || person.Email.EndsWith("@example.org", StringComparison.Ordinal) || person.Blocked is not null)
        && person.Seats is >= 5 and <= 500;

    private bool IsOn(string flag) => _on.TryGetValue(flag, out var isOn) && isOn;

    private int BucketOf(string id)
    {
        Span<byte> bytes = stackalloc byte[64];
        _salt.CopyTo(bytes);
        var length = _salt.Length + Encoding.UTF8.GetBytes(id, bytes[_salt.Length..]);
        return Bucket.FromHash(Murmur3.Hash(bytes[..length])).Index;
    }
}
