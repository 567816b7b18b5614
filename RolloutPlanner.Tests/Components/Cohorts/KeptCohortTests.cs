using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Domain.Targeting;

namespace RolloutPlanner.Tests.Components.Cohorts;

public class KeptCohortTests
{
    [Fact]
    public void WriteThenRead_AnyRule_GivesTheSameDocument() => Check.QuickThrowOnFailure(Prop.ForAll(
        RandomRules.Rule.Select(RuleSpec.From).ToArbitrary(),
        rule =>
        {
            var form = CohortForm.From(new CohortDocument { Key = "premium", Name = "Premium", Description = "Ours", Rule = rule }, 3);
            var back = KeptCohort.Read(KeptCohort.Write(form))!;
            return back.ToDocument() == form.ToDocument() && back.SeenVersion == 3;
        }));

    [Fact]
    public void WriteThenRead_ListWithARuleBesideIt_LosesNeither()
    {
        var form = CohortForm.From(new CohortDocument { Key = "qa", Name = "QA", Members = ["u-1", "健太"] }, 1);
        form.Root.Rules[0].Attribute = "team";

        var back = KeptCohort.Read(KeptCohort.Write(form))!;

        Assert.Equal(form.ToDocument(), back.ToDocument());
        Assert.Equal("team", back.Root.Rules[0].Attribute);
    }

    [Fact]
    public void WriteThenRead_NewCohortWithItsOwnKey_KeepsTheKeyWhenTheNameChanges()
    {
        var form = new CohortForm { Name = "Premium" };
        form.TypeKey("vip");

        var back = KeptCohort.Read(KeptCohort.Write(form))!;
        back.Name = "Premium customers";

        Assert.Equal(("vip", true), (back.Key, back.IsNew));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("""{"SeenVersion":-1}""")]
    [InlineData("""{"SeenVersion":"x"}""")]
    public void Read_SomethingElse_IsNothing(string text) => Assert.Null(KeptCohort.Read(text));

    [Fact]
    public void Read_PartsMissing_IsStillAForm()
    {
        var back = KeptCohort.Read("""{"SeenVersion":2,"Rule":{"Kind":null,"Rules":[null],"Values":[null,"x"]},"Members":[null]}""")!;

        Assert.Equal(["x"], back.ToDocument().Rule!.Values);
    }
}
