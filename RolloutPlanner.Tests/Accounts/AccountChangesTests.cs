using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Accounts;

public class AccountChangesTests
{
    [Fact]
    public async Task LastAdmin_CanLoseNeitherRoleNorAccount()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var revoked = await new RevokeRole(database.Executor).RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Ingrid.Id, Roles.Admin, 1), default);
        var disabled = await new DisableAccount(database.Executor).RunAsync(new AccountCommand(By.Ingrid.Asks(), By.Ingrid.Id, 1), default);

        var expected = Error.Refused("account.last-admin", "Ingrid Solberg is the only administrator. Make somebody else an administrator first.");
        Assert.Equal((expected, expected), (revoked.Error, disabled.Error));
    }

    [Theory]
    [InlineData(Roles.System)]
    [InlineData(Roles.Reporter)]
    [InlineData(Roles.None)]
    [InlineData(Roles.Viewer | Roles.Admin)]
    public async Task GrantRole_NotOneRoleOfPeople_Refused(Roles role)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var granted = await new GrantRole(database.Executor).RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, role, 1), default);

        Assert.Equal("account.role", granted.Error.Code);
    }

    [Fact]
    public async Task CreateAccount_EverythingWrong_SaysAllOfItWithPaths()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var made = await new CreateAccount(database.Executor).RunAsync(new CreateAccountCommand(By.Ingrid.Asks(), " ", "maya", "short", Roles.System), default);

        Assert.Equal(["name", "email", "password", "roles"], made.Errors.Select(error => error.Path));
    }

    [Fact]
    public async Task CreateAccount_EmailTakenInOtherCase_Refused()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var made = await new CreateAccount(database.Executor).RunAsync(
            new CreateAccountCommand(By.Ingrid.Asks(), "Maya", "MAYA.Lindqvist@fernhill.example", "four unrelated words", Roles.Viewer), default);

        Assert.Equal(("account.email-taken", "email"), (made.Error.Code, made.Error.Path));
    }

    [Fact]
    public async Task AccountChanges_ByAnybodyElse_Denied()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        foreach (var actor in (Actor[])[By.Maya, By.Tom, By.Helen, By.Victor])
        {
            Result<Receipt>[] answers =
            [
                await new GrantRole(database.Executor).RunAsync(new RoleCommand(actor.Asks(), actor.Id, Roles.Admin, 1), default),
                await new SetPassword(database.Executor).RunAsync(new AccountCommand(actor.Asks(), By.Ingrid.Id, 1), "four unrelated words", default),
                await new CreateAccount(database.Executor).RunAsync(new CreateAccountCommand(actor.Asks(), "Eve", "eve@fernhill.example", "four unrelated words", Roles.Admin), default),
            ];
            Assert.All(answers, answer => Assert.Equal(ErrorKind.Forbidden, answer.Error.Kind));
        }
    }

    [Theory]
    [InlineData("1234567", "password.short")]
    [InlineData("Password1", "password.common")]
    [InlineData("zzzzzzzzzzzz", "password.common")]
    [InlineData("", "password.missing")]
    public void Password_TooShortOrKnownToAll_Refused(string password, string code) => Assert.Equal(code, PasswordPolicy.Check(password, "password")?.Code);

    [Theory]
    [InlineData(128, null)]
    [InlineData(129, "password.long")]
    public void Password_Length_UpTo128(int length, string? code) =>
        Assert.Equal(code, PasswordPolicy.Check(string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + i % 26))), "password")?.Code);

    [Theory]
    [InlineData("🦊🌧️ rain fox")]
    [InlineData("plain lower case words")]
    public void Password_AnyCharacters_Accepted(string password) => Assert.Null(PasswordPolicy.Check(password, "password"));
}
