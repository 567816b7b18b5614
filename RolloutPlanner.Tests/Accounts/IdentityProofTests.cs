using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Accounts;

public class IdentityProofTests
{
    private const string Password = "four unrelated words here";

    [Fact]
    public async Task Prove_WithAPassword_NeedsTheRightOneAndCountsTheWrongOnes()
    {
        await using var app = new TestApp(demo: false);
        var ada = UserId.Parse((await new CreateFirstAdmin(app.Services.GetRequiredService<ICommandExecutor>()).RunAsync(Guid.NewGuid(), "Ada", "ada@fernhill.example", Password, default)).Value.Subject, "id").Value;
        var proof = app.Services.GetRequiredService<IIdentityProof>();

        string[] answers = [await TryAsync(""), await TryAsync("wrong"), await TryAsync(new('a', 10_000)), await TryAsync(Password), await TryAsync("1"), await TryAsync("2"), await TryAsync("3"), await TryAsync("4"), await TryAsync("5"), await TryAsync(Password)];

        Assert.True(await proof.NeedsPasswordAsync(ada, default));
        Assert.Equal(
            [
                "password: Enter your password again.", "password: This password is not right. Four tries left before a 15 minute wait.", "password: This password is not right. Three tries left before a 15 minute wait.", "right",
                "password: This password is not right. Four tries left before a 15 minute wait.", "password: This password is not right. Three tries left before a 15 minute wait.",
                "password: This password is not right. Two tries left before a 15 minute wait.", "password: This password is not right. One try left before a 15 minute wait.",
                "password: This password is not right. Wait 15 minutes before the next try.", "password: Too many wrong passwords for this email. Wait 15 minutes before the next try.",
            ],
            answers);

        async Task<string> TryAsync(string typed) => await proof.ProveAsync(ada, typed, default) is { IsError: true } refused ? $"{refused.Error.Path}: {refused.Error.Message}" : "right";
    }

    [Fact]
    public async Task Prove_OfADemoAccount_IsTheSignIn()
    {
        await using var app = new TestApp();
        using var browser = app.Browser();
        await browser.GetAsync("/sign-in");
        var proof = app.Services.GetRequiredService<IIdentityProof>();

        Assert.False(await proof.NeedsPasswordAsync(By.Ingrid.Id, default));
        Assert.False((await proof.ProveAsync(By.Ingrid.Id, "", default)).IsError);
    }

    [Fact]
    public async Task Prove_OfNobody_IsRefused()
    {
        await using var app = new TestApp();
        using var browser = app.Browser();
        await browser.GetAsync("/sign-in");

        var proven = await app.Services.GetRequiredService<IIdentityProof>().ProveAsync(By.Nobody.Id, "anything", default);

        Assert.True(proven.IsError);
    }
}
