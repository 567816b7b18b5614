using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

/// <summary>The laws of the e-process, on random batches from nobody to thousands of millions.</summary>
public sealed class RelativeRateLawTests
{
    private static readonly Gen<long> Count = Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(0, 500), Gen.Choose(0, 1_000_000_000)).Select(count => (long)count);

    private static readonly Gen<RateBatch> Batch =
        from treated in Count
        from control in Count
        where treated + control > 0
        from badTreated in Gen.Choose(0, 1000)
        from badControl in Gen.Choose(0, 1000)
        select RateBatch.Of(treated, control, treated * badTreated / 1000, control * badControl / 1000).Value;

    private static readonly Gen<RelativeRateEvidence> Evidence =
        from side in Gen.Elements(EvidenceSide.Harm, EvidenceSide.NoHarm)
        from allowed in Gen.Elements(1, 1.01, 1.5, 20, 1000)
        from batches in Batch.ListOf(3)
        select batches.Aggregate(RelativeRateEvidence.Start(side, allowed).Value, (state, batch) => state.Add(batch));

    [Fact]
    public void Split_BatchAtEqualShare_LeavesTheProcessAsItWas()
    {
        var cases =
            from before in Evidence
            from treated in Gen.Choose(0, 300)
            from control in Gen.Choose(0, 300)
            where treated + control > 0
            from first in Gen.Choose(1, 9)
            from second in Gen.Choose(1, 9)
            from badTreated in Gen.Choose(0, treated * (first + second))
            from badControl in Gen.Choose(0, control * (first + second))
            from partTreated in Gen.Choose(Math.Max(0, badTreated - treated * second), Math.Min(badTreated, treated * first))
            from partControl in Gen.Choose(Math.Max(0, badControl - control * second), Math.Min(badControl, control * first))
            select (
                before,
                whole: RateBatch.Of(treated * (first + second), control * (first + second), badTreated, badControl).Value,
                one: RateBatch.Of(treated * first, control * first, partTreated, partControl).Value,
                other: RateBatch.Of(treated * second, control * second, badTreated - partTreated, badControl - partControl).Value);

        Holds(cases, c => c.before.Add(c.whole).LogWealth.Zip(c.before.Add(c.one).Add(c.other).LogWealth)
            .All(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * (1 + Math.Abs(pair.First))));
    }

    [Fact]
    public void Logs_OfAnyBatches_AreFiniteAndThePIsAProbability() => Holds(Evidence, evidence =>
        evidence.LogWealth.All(double.IsFinite) && double.IsFinite(evidence.LogEvidence) && evidence.LogPeak >= Math.Max(0, evidence.LogEvidence) && evidence.RunningP is >= 0 and <= 1);

    [Fact]
    public void MoreBadOutcomes_InTreatment_NeverLowerHarmNorRaiseNoHarm() => Holds(WithOneMore(inTreatment: true), c =>
        c.Before.Side is EvidenceSide.Harm ? c.More.LogEvidence >= c.Less.LogEvidence : c.More.LogEvidence <= c.Less.LogEvidence);

    [Fact]
    public void MoreBadOutcomes_InControl_NeverRaiseHarmNorLowerNoHarm() => Holds(WithOneMore(inTreatment: false), c =>
        c.Before.Side is EvidenceSide.Harm ? c.More.LogEvidence <= c.Less.LogEvidence : c.More.LogEvidence >= c.Less.LogEvidence);

    [Fact]
    public void Batch_WhenNothingIsWrong_MultipliesWealthByAtMostOneOnAverage()
    {
        var cases =
            from side in Gen.Elements(EvidenceSide.Harm, EvidenceSide.NoHarm)
            from allowed in Gen.Elements(1, 1.5, 4)
            from treated in Gen.Choose(1, 12)
            from control in Gen.Choose(1, 12)
            from rate in Gen.Choose(0, 100)
            select (start: RelativeRateEvidence.Start(side, allowed).Value, treated, control, rate: rate / 100.0 / allowed);

        Holds(cases, c =>
        {
            var outcomes =
                from bad in Enumerable.Range(0, c.treated + 1)
                from other in Enumerable.Range(0, c.control + 1)
                select Chance(c.treated, bad, c.rate * c.start.Allowed) * Chance(c.control, other, c.rate) * Math.Exp(c.start.Add(RateBatch.Of(c.treated, c.control, bad, other).Value).LogEvidence);
            return outcomes.Sum() <= 1 + 1e-9;
        });
    }

    private static Gen<(RelativeRateEvidence Before, RelativeRateEvidence Less, RelativeRateEvidence More)> WithOneMore(bool inTreatment) =>
        from before in Evidence
        from batch in Batch
        where inTreatment ? batch.BadTreated < batch.Treated : batch.BadControl < batch.Control
        let more = RateBatch.Of(batch.Treated, batch.Control, batch.BadTreated + (inTreatment ? 1 : 0), batch.BadControl + (inTreatment ? 0 : 1)).Value
        select (before, before.Add(batch), before.Add(more));

    private static double Chance(int n, int k, double p) =>
        MathNet.Numerics.SpecialFunctions.Binomial(n, k) * Math.Pow(p, k) * Math.Pow(1 - p, n - k);

    private static void Holds<T>(Gen<T> cases, Func<T, bool> law, int tests = 300) =>
        Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));
}
