using Bunit;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Components.People;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.People;

public class PeoplePartsTests : BunitContext
{
    private static readonly DateTimeOffset Now = new FakeTime().GetUtcNow();
    private readonly List<AccountAction> _done = [];

    public PeoplePartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData(true, 6)]
    [InlineData(false, 0)]
    public void Table_Manage_OnlyForAdministrators(bool canManage, int links)
    {
        var part = Render<PeopleTable>(p => p.Add(t => t.People, DemoAccounts.All).Add(t => t.Clock, ReaderClock.Utc(Now)).Add(t => t.CanManage, canManage));

        Assert.Equal(links, part.FindAll("a").Count);
    }

    [Fact]
    public void Table_States_HaveWords()
    {
        Person[] people = [DemoAccounts.Maya, DemoAccounts.Tom with { IsDisabled = true }, DemoAccounts.Helen with { LockedUntil = Now.AddMinutes(15) }];

        var part = Render<PeopleTable>(p => p.Add(t => t.People, people).Add(t => t.Clock, ReaderClock.Utc(Now)));

        Assert.Equal(["check_circleActive", "blockDisabled", "lock_clockWaits until Wed 18 Nov, 12:15 UTC"], part.FindAll(".pill").Select(pill => pill.TextContent));
    }

    [Fact]
    public void TakeLead_Asked_SaysWhatItDoesAndDoesNothingYet()
    {
        var part = Dialog(DemoAccounts.Tom);

        part.Find("button[aria-label='Take the role Engineering lead']").Click();

        Assert.Empty(_done);
        Assert.Contains("Tom's open pages close; Tom's signatures and approvals stop counting.", part.Find(".notice").TextContent);
    }

    [Fact]
    public void TakeLead_Decided_IsDone()
    {
        var part = Dialog(DemoAccounts.Tom);

        part.Find("button[aria-label='Take the role Engineering lead']").Click();
        part.FindAll(".notice button").Single(button => button.TextContent.Contains("Take role")).Click();

        Assert.Equal([new AccountAction.Revoke(Roles.EngineeringLead)], _done);
    }

    [Fact]
    public void TakeLead_KeptAsItIs_MeansThatNothingHappened()
    {
        var part = Dialog(DemoAccounts.Tom);

        part.Find("button[aria-label='Take the role Engineering lead']").Click();
        part.FindAll(".notice button").Single(button => button.TextContent.Contains("Keep it as it is")).Click();

        Assert.Empty(_done);
        Assert.Empty(part.FindAll(".notice"));
    }

    [Fact]
    public void GiveRole_Decided_IsDone()
    {
        var part = Dialog(DemoAccounts.Maya);

        part.Find("button[aria-label='Give the role Auditor']").Click();
        part.FindAll(".notice button").Single(button => button.TextContent.Contains("Give role")).Click();

        Assert.Equal([new AccountAction.Grant(Roles.Auditor)], _done);
    }

    [Fact]
    public void EndTheWait_OnlyWhileThereIsOne()
    {
        Assert.DoesNotContain("End the wait", Dialog(DemoAccounts.Maya).Markup);
        Assert.Contains("End the wait", Dialog(DemoAccounts.Maya with { LockedUntil = Now.AddMinutes(1) }).Markup);
    }

    [Fact]
    public void SetPassword_Sent_ForgetsWhatWasTyped()
    {
        var part = Dialog(DemoAccounts.Maya);

        part.Find("input[type=password]").Change("correct horse battery");
        part.Find("form").Submit();

        Assert.Equal([new AccountAction.SetPassword("correct horse battery")], _done);
        Assert.Equal("", part.Find("input[type=password]").GetAttribute("value") ?? "");
    }

    private IRenderedComponent<PersonDialog> Dialog(Person person) => Render<PersonDialog>(p => p
        .Add(d => d.Person, person)
        .Add(d => d.Now, Now)
        .Add(d => d.OnAction, _done.Add)
        .Add(d => d.OnClose, () => { }));
}
