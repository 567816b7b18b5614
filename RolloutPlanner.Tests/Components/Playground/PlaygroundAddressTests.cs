using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Components.Playground;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.Persistence;

namespace RolloutPlanner.Tests.Components.Playground;

public sealed class PlaygroundAddressTests
{
    [Fact]
    public void ToUrl_Person_LeavesOutWhatSaysNothing() =>
        Assert.Equal("/playground?rollout=checkout&who=Zo%C3%AB%20%26%20co&ask=1", new PlaygroundAddress { Rollout = "checkout", Who = "Zoë & co", Known = "city = London", Zone = "UTC" }.ToUrl());

    [Fact]
    public void ToUrl_Facts_CarriesEverythingThatIsAsked() =>
        Assert.Equal(
            "/playground?rollout=checkout&by=facts&id=u-1&facts=city%20%3D%20London&at=2026-12-01T09%3A00&zone=Europe%2FLondon&plan=pending&stage=2&ask=1",
            new PlaygroundAddress { Rollout = "checkout", By = "facts", Who = "nobody", Id = "u-1", Known = "city = London", At = "2026-12-01T09:00", Zone = "Europe/London", Plan = "pending", Stage = "2" }.ToUrl());

    [Fact]
    public void ToQuestion_EveryPart_IsAsked() =>
        Assert.Equal(
            new PlaygroundQuestion(Stored.Key("checkout"), new AskedPerson.Typed("u-1", "city = London"), new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero), AskedPlan.Draft, 0),
            new PlaygroundAddress { Rollout = "checkout", By = "facts", Id = "u-1", Known = "city = London", At = "2026-07-01T09:00", Zone = "Europe/London", Plan = "draft", Stage = "0" }.ToQuestion().Value);

    [Fact]
    public void ToQuestion_EverythingWrong_IsSaidAtOnceAtEachField() =>
        Assert.Equal(
            ["rollout", "facts", "at", "plan", "stage"],
            new PlaygroundAddress { Rollout = "Not A Key", By = "facts", Known = "age = 1e400", At = "noon", Plan = "<script>", Stage = "-1" }.ToQuestion().Errors.Select(error => error.Path));

    [Fact]
    public void ToQuestion_Nothing_AsksForRolloutAndPerson() =>
        Assert.Equal(["rollout", "who"], new PlaygroundAddress().ToQuestion().Errors.Select(error => error.Path));

    [Fact]
    public void ToQuestion_FactsThatNoLinkCarries_AreRefused()
    {
        var cjk = new PlaygroundAddress { Rollout = "checkout", By = "facts", Known = "city = " + new string('東', 1_000) };

        Assert.False(cjk.FitsALink);
        Assert.Equal(("facts", "These facts are too long for a link. Leave some out."), cjk.ToQuestion().Errors.Select(error => (error.Path, error.Message)).Single());
    }

    [Fact]
    public void On_AnotherClock_IsTheSameMoment()
    {
        var london = new PlaygroundAddress { Rollout = "checkout", Who = "p-1", At = "2026-07-01T09:00", Zone = "Europe/London" };

        var sydney = london.On("Australia/Sydney");

        Assert.Equal(("2026-07-01T18:00", "Australia/Sydney"), (sydney.At, sydney.Zone));
        Assert.Equal(london.ToQuestion().Value, sydney.ToQuestion().Value);
        Assert.Equal("noon", (london with { At = "noon" }).On("Australia/Sydney").At);
    }
}
