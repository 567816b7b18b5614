using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Domain.Targeting;

namespace RolloutPlanner.Tests.Components.Cohorts;

public class RuleNodeTests
{
    [Fact]
    public void FromThenToSpec_AnyRule_GivesTheSameRawRule() => Check.QuickThrowOnFailure(Prop.ForAll(
        RandomRules.Rule.Select(RuleSpec.From).ToArbitrary(),
        spec => RuleNode.From(spec).ToSpec() == spec));

    [Fact]
    public void FromThenToSpec_Nonsense_IsKeptAsTyped() => Check.QuickThrowOnFailure(Prop.ForAll(
        RandomRules.Garbage(3).Select(WithLists).ToArbitrary(),
        spec => RuleNode.From(spec).ToSpec() == spec));

    [Fact]
    public void CohortForm_AnyRule_GivesTheSameDocument() => Check.QuickThrowOnFailure(Prop.ForAll(
        RandomRules.Rule.Select(RuleSpec.From).ToArbitrary(),
        spec =>
        {
            var document = new CohortDocument { Key = "premium", Name = "Premium", Description = "Ours", Rule = spec };
            return CohortForm.From(document, 3).ToDocument() == document;
        }));

    [Fact]
    public void Choose_OperatorWithLessRoom_KeepsTheRestForLater()
    {
        var node = RuleNode.From(new RuleSpec { Attribute = "plan", Operator = "in", Values = ["gold", "silver", "bronze"] });

        node.Choose("is");
        var single = node.ToSpec().Values;
        node.Choose("notIn");

        Assert.Equal(["gold"], single);
        Assert.Equal(["gold", "silver", "bronze"], node.ToSpec().Values);
    }

    [Fact]
    public void Set_LastValueEmptied_IsNoValue()
    {
        var node = RuleNode.Condition();

        node.Set(0, "premium");
        node.Set(0, "");

        Assert.Empty(node.ToSpec().Values);
    }

    [Fact]
    public void CohortForm_SwitchedToListAndBack_LosesNothing()
    {
        var form = CohortForm.From(new CohortDocument { Key = "qa", Name = "QA", Members = ["u-1", "u-2"] }, 1);

        form.IsList = false;
        form.Root.Rules[0].Attribute = "team";
        form.IsList = true;

        Assert.Equal(["u-1", "u-2"], form.ToDocument().Members!);
        Assert.Equal("team", form.Root.Rules[0].Attribute);
    }

    [Theory]
    [InlineData("Premium from partner network", "premium-from-partner-network")]
    [InlineData("  Łódź & São Paulo!  ", "odz-sao-paulo")]
    [InlineData("2026 beta", "beta")]
    [InlineData("日本", "")]
    public void Key_OfNewCohort_FollowsTheName(string name, string key)
    {
        var form = new CohortForm { Name = name };

        Assert.Equal(key, form.Key);
    }

    [Fact]
    public void Key_OnceTyped_StaysWhenTheNameChanges()
    {
        var form = new CohortForm();

        form.TypeKey("vip");
        form.Name = "Premium";

        Assert.Equal("vip", form.Key);
    }

    // The editor has no list that is missing.
    private static RuleSpec WithLists(RuleSpec spec) => spec with { Values = spec.Values ?? [], Rules = spec.Rules.Select(WithLists).ToValueList() };
}
