namespace RolloutPlanner.Benchmarks.Evaluation;

/// <summary>That all sides of the comparison give the measured person every flag, and another person none but the first.</summary>
public static class Agreement
{
    public static void Check()
    {
        var (snapshot, floor, peer) = (Flags.Snapshot(), new HandWritten(), new Peer());
        var (member, stranger) = (Flags.Person(), new Shopper("stranger-1"));
        Expect("ours, by name", flag => snapshot.Find(flag)!.Evaluate(member.AsContext()).IsOn);
        Expect("ours, prepared", flag => snapshot.Find(flag)!.Evaluate(member.AsContext().PreparedFor(snapshot.Attributes)).IsOn);
        Expect("hand-written", flag => flag switch
        {
            Flags.Everybody => floor.Everybody(),
            Flags.LondonPlans => floor.LondonPlans(member),
            Flags.TenConditions => floor.TenConditions(member),
            _ => floor.Members(member),
        });
        // Buckets differ: for the peer the person of the second flag is looked for in its own way.
        Expect("peer", flag => IsOn(peer, flag, flag == Flags.LondonPlans ? PersonOf(peer) : member));
        if (IsOn(peer, Flags.Members, stranger) || floor.Members(stranger) || snapshot.Find(Flags.Members)!.Evaluate(stranger.AsContext()).IsOn)
            throw new InvalidOperationException("A stranger is on the member list.");
    }

    /// <summary>Somebody whom the peer's own buckets put into the 5 percent.</summary>
    public static Shopper PersonOf(Peer peer) => Flags.MemberIds(10_000).Select(id => new Shopper(id)).First(person => IsOn(peer, Flags.LondonPlans, person));

    private static bool IsOn(Peer peer, string flag, Shopper person) => peer.IsOnAsync(flag, person).AsTask().GetAwaiter().GetResult();

    private static void Expect(string side, Func<string, bool> isOn)
    {
        foreach (var flag in (string[])[Flags.Everybody, Flags.LondonPlans, Flags.TenConditions, Flags.Members])
        {
            if (!isOn(flag)) throw new InvalidOperationException($"{side}: {flag} should be on.");
        }
    }
}
