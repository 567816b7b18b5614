using System.Text.Json;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>The contracts that are the documents of the domain in another coat: nothing more, nothing less.</summary>
public sealed class ContractTests
{
    public static TheoryData<Type, Type> Pairs => new()
    {
        { typeof(PlanJson), typeof(PlanDocument) },
        { typeof(StageJson), typeof(StageDocument) },
        { typeof(GateJson), typeof(GateDocument) },
        { typeof(CriterionJson), typeof(CriterionDocument) },
        { typeof(ChecklistItemJson), typeof(ChecklistItemDocument) },
        { typeof(CohortJson), typeof(CohortDocument) },
        { typeof(RuleJson), typeof(RuleSpec) },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Contract_HasTheMembersOfItsDocument(Type contract, Type document) => Assert.Equal(Names(document), Names(contract));

    [Fact]
    public void Plan_ThereAndBack_LosesNothing()
    {
        var document = PlanDocuments.From(APlan.Guarded()) with
        {
            Links = ["https://example.org/a"],
            OptIn = ["u-1"],
            OptOut = ["u-2"],
        };
        document = document with { Stages = [.. document.Stages.Select(stage => stage with { NotBefore = At.Noon, Gate = stage.Gate with { Checklist = [new() { Id = "a", Text = "Support is ready", Owner = "Ada" }], OnRollback = "stage", RollbackStage = 1 } })] };

        var json = JsonSerializer.SerializeToUtf8Bytes(PlanJson.From(document), RolloutPlanner.Api.ApiJson.Options);

        Assert.Equal(document, BodyReader.Parse<PlanJson>(json).Value!.ToDocument());
    }

    [Fact]
    public void Cohort_ThereAndBack_LosesNothing()
    {
        var rule = new RuleSpec { Kind = "any", Rules = [new() { Attribute = "city", Operator = "in", Values = ["London", "Leeds"], IgnoreCase = true }, new() { Kind = "cohort", Cohort = "qa" }] };
        CohortDocument[] documents = [new() { Key = "a", Name = "A", Description = "All", Rule = rule }, new() { Key = "b", Name = "B", Members = ["u-1", "ü-2"] }];

        foreach (var document in documents)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(CohortJson.From(document), RolloutPlanner.Api.ApiJson.Options);
            Assert.Equal(document, BodyReader.Parse<CohortJson>(json).Value!.ToDocument());
        }
    }

    private static IEnumerable<string> Names(Type type) => type.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(member => member.Name).Order();
}
