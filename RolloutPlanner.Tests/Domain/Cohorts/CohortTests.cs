using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Cohorts;

public sealed class CohortTests
{
    private static readonly Actor Maya = Person("maya", Roles.ProductManager);
    private static readonly DateTimeOffset Noon = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private static readonly CohortDocument London = new() { Key = "london", Name = "London", Description = "People in London", Rule = FakeCohorts.Is("city", "London") };

    [Fact]
    public void Create_ByAManager_MakesVersionOneAndSaysSo()
    {
        var cohort = Cohort.Create(London, Maya, Noon, new FakeCohorts()).Value;

        var definition = new CohortDefinition.ByRule(RuleParser.Parse(London.Rule!, "rule").Value);
        var version = new CohortVersion(FakeCohorts.Key("london"), 1, "London", "People in London", definition, CohortHash.Of(FakeCohorts.Key("london"), definition), Maya.Id, Noon);
        Assert.Equal((version, 1, false), (cohort.Current, cohort.Version, cohort.IsDeleted));
        var created = Assert.Single(cohort.PendingEvents);
        Assert.Equal(new CohortCreated(version, Maya, Noon), created);
        Assert.Equal((null, version), (created.Before, created.After));
    }

    [Theory]
    [InlineData(Roles.Viewer | Roles.Auditor | Roles.Admin)]
    [InlineData(Roles.None)]
    [InlineData(Roles.System)]
    public void AnyChange_WithoutTheRole_IsForbidden(Roles roles)
    {
        var by = Person("vera", roles);
        var cohort = Stored();

        Assert.Equal(CohortErrors.Forbidden, Cohort.Create(London, by, Noon, new FakeCohorts()).Error);
        Assert.Equal(CohortErrors.Forbidden, cohort.Edit(London with { Name = "X" }, 1, by, Noon, new FakeCohorts()).Error);
        Assert.Equal(CohortErrors.Forbidden, cohort.Delete(1, [], by, Noon).Error);
        Assert.Empty(cohort.PendingEvents);
    }

    [Fact]
    public void Create_KeyThatIsTaken_IsAConflictAtTheKey()
    {
        var error = Cohort.Create(London, Maya, Noon, new FakeCohorts().With("london", FakeCohorts.Is("a", "b"))).Error;

        Assert.Equal((ErrorKind.Conflict, "cohort.exists", "key"), (error.Kind, error.Code, error.Path));
    }

    [Fact]
    public void Edit_NewRule_MakesTheNextVersionAndKeepsTheOld()
    {
        var cohort = Stored();
        var old = cohort.Current;

        var result = cohort.Edit(London with { Key = null, Rule = FakeCohorts.Is("city", "Leeds") }, 1, Person("tom", Roles.EngineeringLead), Noon.AddDays(1), new FakeCohorts());

        Assert.False(result.IsError);
        Assert.Equal((2, "tom"), (cohort.Version, cohort.Current.Author.Value));
        Assert.NotEqual(old.Hash, cohort.Current.Hash);
        var edited = Assert.Single(cohort.PendingEvents);
        Assert.Equal((old, cohort.Current), (edited.Before, edited.After));
    }

    [Fact]
    public void Edit_NameAlone_KeepsTheHash()
    {
        var cohort = Stored();
        var hash = cohort.Current.Hash;

        Assert.False(cohort.Edit(London with { Name = "Greater London" }, 1, Maya, Noon, new FakeCohorts()).IsError);

        Assert.Equal((2, hash), (cohort.Version, cohort.Current.Hash));
    }

    [Fact]
    public void Edit_Refused_ChangesNothing()
    {
        var cohort = Stored();
        var cohorts = new FakeCohorts().With("london", London.Rule!).With("premium", FakeCohorts.Include("london"));

        Assert.Equal(CohortErrors.ChangedMeanwhile("London", 3, 1), cohort.Edit(London with { Name = "X" }, 3, Maya, Noon, cohorts).Error);
        Assert.Equal(CohortErrors.Unchanged, cohort.Edit(London, 1, Maya, Noon, cohorts).Error);
        Assert.Equal(CohortErrors.OtherKey(cohort.Key), cohort.Edit(London with { Key = "paris" }, 1, Maya, Noon, cohorts).Error);
        Assert.Equal("London includes itself through Premium.", cohort.Edit(London with { Rule = FakeCohorts.Include("premium") }, 1, Maya, Noon, cohorts).Error.Message);
        Assert.Equal("rule", cohort.Edit(London with { Rule = null }, 1, Maya, Noon, cohorts).Error.Path);
        Assert.Empty(cohort.PendingEvents);
    }

    [Fact]
    public void Delete_InUse_NamesTheUsers()
    {
        var cohort = Stored();

        var error = cohort.Delete(1, ["checkout", "cohort Premium"], Maya, Noon).Error;

        Assert.Equal("London is in use and cannot be deleted. It is used by: checkout, cohort Premium.", error.Message);
        Assert.False(cohort.IsDeleted);
    }

    [Fact]
    public void Delete_Unused_EndsTheCohortAndKeepsItsLastVersion()
    {
        var cohort = Stored();

        Assert.False(cohort.Delete(1, [], Maya, Noon).IsError);

        Assert.Equal([new CohortDeleted(cohort.Current, Maya, Noon)], cohort.PendingEvents);
        Assert.Equal((true, CohortErrors.Deleted("London")), (cohort.IsDeleted, cohort.Delete(1, [], Maya, Noon).Error));
    }

    [Fact]
    public void From_Version_IsTheDocumentThatMadeIt() => Assert.Equal(London, CohortDocument.From(Stored().Current));

    [Fact]
    public void Hash_OrderOfMembers_DoesNotCountAndRulesDo()
    {
        var one = Hash(new FakeCohorts().WithMembers("c1", "a", "b"));
        var two = Hash(new FakeCohorts().WithMembers("c1", "b", "a"));
        var three = Hash(new FakeCohorts().WithMembers("c1", "a", "b", "c"));
        var four = Hash(new FakeCohorts().With("c1", FakeCohorts.Is("targetingKey", "a")));

        Assert.Equal(one, two);
        Assert.Equal(3, new[] { one, three, four }.Distinct().Count());
        Assert.Matches("^[0-9a-f]{64}$", one);
    }

    [Fact]
    public void Hash_KnownCohort_StaysTheSameForGood() =>
        Assert.Equal("6fff0b1515355b1a26311e6719843518ce30d76cb983c0931aed651268e56e52", Stored().Current.Hash);

    private static string Hash(FakeCohorts cohorts) => CohortHash.Of(FakeCohorts.Key("c1"), cohorts.Find(FakeCohorts.Key("c1"))!);

    private static Cohort Stored() => Cohort.Restore(Cohort.Create(London, Maya, Noon, new FakeCohorts()).Value.Current, deleted: false);

    private static Actor Person(string id, Roles roles) => new(UserId.Parse(id, "id").Value, id, roles, Channel.Screen);
}
