using RolloutPlanner.Components.Editing;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Editing;

public class PlanModelTests
{
    private static readonly string[] Texts = ["Checkout", "قائمة الدفع", "🛒 basket", "Two\nlines", ""];
    private static readonly string[] Zones = ["UTC", "Europe/London", "Australia/Sydney"];

    [Fact]
    public void Model_OfAnyPlan_GivesBackItsDocument()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var document = PlanDocuments.From(RandomPlan(new(seed)));

            Assert.Equal(document, PlanModel.From(document).ToDocument());
        }
    }

    [Fact]
    public void Model_OfAnEmptyDocument_GivesItBack()
    {
        var document = new PlanDocument { Name = "", Goal = "", Risk = "", Stages = [new() { Name = "" }] };

        Assert.Equal(document, PlanModel.From(document).ToDocument());
    }

    [Fact]
    public void Problems_OfNonsense_NameEachField()
    {
        var model = PlanModel.From(PlanDocuments.From(APlan.Guarded()));
        model.SignOffsNeeded = "two";
        model.Stages[1].Share = "abc";
        model.Stages[1].Soak.Number = "1,5";
        model.Stages[1].Criteria[0].Limit = "0,5";
        model.Stages[1].Criteria[0].MinimumSample = "12.5";

        Assert.Equal(
            [
                ("signOffsNeeded", "\"two\" is not a whole number. Write it like 400."),
                ("stages[1].share", "\"abc\" is not a number. Write it like 12.5."),
                ("stages[1].soakHours", "\"1,5\" is not a number. Write it like 12.5."),
                ("stages[1].gate.criteria[0].limit", "\"0,5\" is not a number. Write it like 12.5."),
                ("stages[1].gate.criteria[0].minimumSample", "\"12.5\" is not a whole number. Write it like 400."),
            ],
            model.Problems().Select(error => (error.Path!, error.Message)));
        Assert.Equal("abc", model.Stages[1].Share);
    }

    [Fact]
    public void Merge_NonsenseAndMissing_SaysNonsenseOnly()
    {
        var model = PlanModel.From(PlanDocuments.From(APlan.Guarded()));
        model.Stages[0].Share = "abc";

        var errors = model.Merge(PlanParser.Parse(model.ToDocument()).Errors);

        Assert.Equal(["\"abc\" is not a number. Write it like 12.5."], errors.Select(error => error.Message));
    }

    [Fact]
    public void Merge_LineOfAList_IsSaidAtTheList()
    {
        var model = PlanModel.From(PlanDocuments.From(APlan.Guarded()));
        model.Links = "https://example.org\nftp://example.org";

        var error = Assert.Single(model.Merge(PlanParser.Parse(model.ToDocument()).Errors));

        Assert.Equal(("links", "Line 2: A link starts with https:// or http://."), (error.Path, error.Message));
    }

    [Fact]
    public void Duplicate_KeepsEverythingButTheName()
    {
        var model = PlanModel.From(PlanDocuments.From(APlan.Guarded()));

        model.Duplicate(1);

        Assert.Equal(["First share", "Second share", "Second share copy", "Everybody"], model.Stages.Select(stage => stage.Name));
        Assert.Equal(model.Stages[1].ToDocument("UTC") with { Name = "Second share copy" }, model.Stages[2].ToDocument("UTC"));
        Assert.NotSame(model.Stages[1].Criteria[0], model.Stages[2].Criteria[0]);
    }

    [Theory]
    [InlineData(0.5, "0.5", "hours")]
    [InlineData(48, "48", "hours")]
    [InlineData(72, "3", "days")]
    [InlineData(0, "0", "hours")]
    public void Soak_OfHours_ChoosesItsUnit(double hours, string number, string unit)
    {
        var soak = SoakText.From((decimal)hours);

        Assert.Equal((number, unit), (soak.Number, soak.Unit));
    }

    [Fact]
    public void Soak_OfTwentyMinutes_SpeaksOfMinutes() => Assert.Equal("20", SoakText.From(20m / 60).Number);

    [Fact]
    public void NotBefore_OnTheRolloutsClock_BecomesUtc()
    {
        var moment = new MomentText { Text = "2026-07-01T09:00" };

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero), moment.ToMoment("Europe/London"));
        Assert.Null(moment.Problem("notBefore", "Europe/London"));
    }

    [Fact]
    public void NotBefore_InTheSkippedHour_IsRefused()
    {
        var moment = new MomentText { Text = "2026-03-29T01:30" };

        Assert.Null(moment.ToMoment("Europe/London"));
        Assert.Equal("The clocks of Europe/London skip this time. Choose one an hour later.", moment.Problem("notBefore", "Europe/London")!.Message);
    }

    [Theory]
    [InlineData("Redesigned Checkout (v2)", "redesigned-checkout-v2")]
    [InlineData("2 Café – été", "cafe-ete")]
    [InlineData("قائمة", "")]
    [InlineData("🛒 basket", "basket")]
    public void Propose_OfAName_IsAFlagKey(string name, string key) => Assert.Equal(key, KeyProposal.From(name));

    private static Plan RandomPlan(Random random)
    {
        T Any<T>(params T[] choices) => choices[random.Next(choices.Length)];
        Criterion Criterion(int i) => new(
            $"c{i}", AGate.Errors, Any(RolloutPlanner.Domain.Gates.Criterion.Roles.ToArray()), Any(Enum.GetValues<LimitKind>()), Any(-1.5m, 0m, 0.001m, 99.90m), random.Next(1, 1000), Any(Enum.GetValues<FailAction>()));
        Gate Gate() => new(
            [.. Enumerable.Range(0, random.Next(4)).Select(Criterion)],
            [.. Enumerable.Range(0, random.Next(3)).Select(i => new ChecklistItem($"i{i}", Any(Texts), Any(Texts)))],
            random.Next(6),
            Any(Enum.GetValues<AdvanceMode>()),
            Any<RollbackTarget>(new RollbackTarget.PreviousStage(), new RollbackTarget.Off(), new RollbackTarget.NamedStage(2)));
        Stage Stage() => new(
            Any(Texts),
            Any<Audience?>(null, new Audience.Everybody(), new Audience.InCohort(APlan.Cohort("london"))),
            Share.FromParts(random.Next(1, 100_001), "share").Value,
            AttributeName.Parse(Any("targetingKey", "crm.account"), "sticky").Value,
            TimeSpan.FromMinutes(random.Next(365 * 24 * 60)),
            Any<DateTimeOffset?>(null, At.Noon, At.Noon.AddTicks(1), new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero)),
            Gate());
        return new(
            Any(Texts), Any(Texts), Any(Texts), Any<ValueList<string>>([], ["https://example.org/a?b=c", "http://example.org"]),
            Any<UserId?>(null, By.Maya.Id), Any<UserId?>(null, By.Tom.Id), null, Any(Zones), random.Next(1, 6), [], [.. APlan.Guarded().OptIn],
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => Stage())]);
    }
}
